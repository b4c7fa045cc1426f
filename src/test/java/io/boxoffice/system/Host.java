package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A machine of its own in the eyes of the network: a namespace with an address, on a bridge that this machine is on too. Linux
 * only, and root.
 */
record Host(String name, String address) implements AutoCloseable {
    /** This machine's, as the hosts see it, in the range for such tests (RFC 2544). */
    static final String OURS = "198.18.77.1";

    private static final String BRIDGE = "boxoffice0";
    private static final Duration ENDED = Duration.ofSeconds(20);
    private static final String NOWHERE = "02:00:00:00:00:01";

    static boolean canBe() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/sbin/ip"));
    }

    /** The network, without a host. What a drill that was killed has left of it goes first. */
    static void makeNetwork() {
        removeNetwork();
        ip("link", "add", BRIDGE, "type", "bridge");
        ip("addr", "add", OURS + "/24", "dev", BRIDGE);
        ip("link", "set", BRIDGE, "up");
    }

    static void removeNetwork() {
        run(List.of("ip", "link", "del", BRIDGE)); // it may not be there
    }

    /** A new one. {@code number} is the last part of its address, 2 to 254. */
    static Host add(String name, int number) {
        Host host = new Host("boxoffice-" + name, "198.18.77." + number);
        host.close();
        ip("netns", "add", host.name);
        ip("link", "add", host.plug(), "type", "veth", "peer", "name", "eth0", "netns", host.name);
        ip("link", "set", host.plug(), "master", BRIDGE, "up");
        host.inside("link", "set", "lo", "up");
        host.inside("addr", "add", host.address + "/24", "dev", "eth0");
        host.inside("link", "set", "eth0", "up");
        return host;
    }

    private String plug() {
        return "bo-" + name.substring("boxoffice-".length());
    }

    /** Runs a program there. As in {@link Cluster}, it is not root. */
    void start(Path log, String... words) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(Cluster.command(words));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SIGKILL for all that runs there. */
    void kill() {
        processes().forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
        Poll.until(
                "all that ran at " + name + " has ended",
                ENDED,
                () -> processes().isEmpty());
    }

    private List<Long> processes() {
        return run(List.of("ip", "netns", "pids", name))
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    /** What it sends to these addresses gets lost, and so no connection with them works, as if a cable were out. */
    void cutOffFrom(String... addresses) {
        for (String other : addresses) {
            inside("neigh", "replace", other, "lladdr", NOWHERE, "nud", "permanent", "dev", "eth0");
        }
    }

    /** Everything that it sends arrives again. */
    void connect() {
        inside("neigh", "flush", "dev", "eth0", "nud", "permanent");
    }

    private void inside(String... words) {
        ip(Stream.concat(Stream.of("-n", name), Stream.of(words)).toArray(String[]::new));
    }

    /** Nothing runs there any more, and it is gone. */
    @Override
    public void close() {
        if (Files.exists(Path.of("/run/netns", name))) {
            kill();
            run(List.of("ip", "link", "del", plug())); // it may not be there
            ip("netns", "del", name);
        }
    }

    private static void ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        assertThat(run(command)).as(String.join(" ", command)).isEmpty();
    }

    /** What it prints. */
    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
