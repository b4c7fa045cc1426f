package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One start of the real thing: the launcher as a process of its own, with everything that it starts. */
final class Node {
    static final Path OUTPUT = Path.of("target", "system");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<Node> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration ORDERLY_STOP = Duration.ofMinutes(1);

    static {
        deleteDataOfTheLastRun();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.parallelStream().forEach(Node::stop)));
    }

    private final Path log;
    private final Process launcher;

    private Node(Path log, Process launcher) {
        this.log = log;
        this.launcher = launcher;
        RUNNING.add(this);
    }

    /**
     * Starts the launcher with these {@code boxoffice.*} properties, and {@code otel.*} ones for Liberty; a name in upper case is a
     * variable of its environment. Does not wait.
     */
    static Node start(Map<String, String> settings) {
        ProcessBuilder launcher = new ProcessBuilder(command(settings));
        settings.forEach((property, value) -> {
            if (property.startsWith("otel.") || isVariable(property)) {
                launcher.environment().put(property.toUpperCase(Locale.ROOT).replace('.', '_'), value);
            }
        });
        return start(launcher);
    }

    /** Starts a runnable archive as in production, in the place of the launcher; it writes into the data directory. Does not wait. */
    static Node startArchive(Path archive, Map<String, String> settings) {
        return start(Packaged.java(
                archive,
                Path.of(Optional.ofNullable(settings.get("boxoffice.data.dir")).orElseThrow()),
                settings));
    }

    private static Node start(ProcessBuilder launcher) {
        try {
            Files.createDirectories(OUTPUT);
            Path log =
                    OUTPUT.resolve("node-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".log");
            launcher.redirectErrorStream(true).redirectOutput(log.toFile());
            return new Node(log, launcher.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // as pom.xml starts it
        command.add("-Dboxoffice.liberty.home=" + libertyHome());
        command.add(
                "-Dboxoffice.postgres.cache=" + Path.of("target", "postgres").toAbsolutePath());
        settings.forEach((property, value) -> {
            if (!isVariable(property)) {
                command.add("-D" + property + "=" + value);
            }
        });
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.boxoffice.boot.embedded.Launcher"));
        return command;
    }

    private static boolean isVariable(String setting) {
        return setting.equals(setting.toUpperCase(Locale.ROOT));
    }

    /** What the last run left stays until now, for whoever looks for a reason. */
    private static void deleteDataOfTheLastRun() {
        try (Stream<Path> all = Files.exists(OUTPUT) ? Files.walk(OUTPUT) : Stream.empty()) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path libertyHome() {
        return Path.of(Optional.ofNullable(System.getProperty("boxoffice.liberty.home"))
                        .orElse("target/liberty/wlp"))
                .toAbsolutePath();
    }

    static int freePort() {
        return FreePort.next();
    }

    /** The ports of a node that has ended, for one that takes its place. */
    static void awaitFree(int... ports) {
        try {
            for (int port : ports) {
                FreePort.awaitFree(port);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean isAlive() {
        return launcher.isAlive();
    }

    String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String endOfLog() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** The launcher ends by itself within the time; its exit code. */
    int exitCode(Duration patience) {
        assertThat(await(patience))
                .as("the launcher ends by itself: %s", endOfLog())
                .isTrue();
        RUNNING.remove(this);
        return launcher.exitValue();
    }

    /** SIGTERM to the launcher, and no more. */
    void terminate() {
        launcher.destroy();
    }

    /** What an operator's service manager does: SIGTERM, time to finish, and then the end for all. */
    void stop() {
        List<ProcessHandle> below = below().toList();
        terminate();
        if (!await(ORDERLY_STOP)) {
            launcher.destroyForcibly();
        }
        below.forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(this);
    }

    /** SIGKILL for the launcher, the server and the database at once. */
    void kill() {
        List<ProcessHandle> below = below().toList();
        launcher.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        await(ORDERLY_STOP);
        below.forEach(
                process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        RUNNING.remove(this);
    }

    /** SIGKILL for the launcher and the server; the database is left behind. The processes left behind. */
    List<ProcessHandle> killButLeaveDatabase() {
        List<ProcessHandle> database = database();
        List<ProcessHandle> rest =
                below().filter(process -> !database.contains(process)).toList();
        launcher.destroyForcibly();
        rest.forEach(ProcessHandle::destroyForcibly);
        await(ORDERLY_STOP);
        RUNNING.remove(this);
        return database;
    }

    /** Sends a signal that Java has no word for to each of these processes: STOP, CONT. */
    static void signal(String name, List<ProcessHandle> processes) {
        String pids = processes.stream().map(process -> " " + process.pid()).collect(Collectors.joining());
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + pids)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The postmaster first, then its children. */
    List<ProcessHandle> database() {
        return below().filter(process -> name(process).startsWith("postgres"))
                .sorted(Comparator.comparing(Node::isChildOfPostgres))
                .toList();
    }

    /** The JVM of the application server. */
    ProcessHandle server() {
        return below().filter(process -> name(process).startsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    /** A number tells nothing of that: they begin anew when they are used up. */
    private static boolean isChildOfPostgres(ProcessHandle process) {
        return process.parent()
                .filter(parent -> name(parent).startsWith("postgres"))
                .isPresent();
    }

    private Stream<ProcessHandle> below() {
        return launcher.toHandle().descendants();
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("");
    }

    private boolean await(Duration patience) {
        try {
            return launcher.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
