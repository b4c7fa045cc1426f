package io.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two PostgreSQL under Patroni, each at a {@link Host} of its own, with etcd at a third one and HAProxy, which leads to the
 * primary, on this machine. They replicate synchronously; none asks for a password.
 */
final class Patroni implements AutoCloseable {
    private static final int DATABASE = 5432;
    private static final int REST = 8008;
    private static final int ETCD = 2379;
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final String ANY_PASSWORD = "not asked for";

    private final Path directory;
    private final int port = Node.freePort();
    private final Host etcd;
    private final List<Host> members;
    private final Process haproxy;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Patroni(Path directory) throws IOException {
        this.directory = directory;
        Host.makeNetwork();
        etcd = Host.add("etcd", 10);
        members = List.of(Host.add("a", 11), Host.add("b", 12));
        Runtime.getRuntime().addShutdownHook(new Thread(this::removeHosts));
        haproxy = new ProcessBuilder(
                        "haproxy", "-db", "-f", leadingToThePrimary().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("haproxy.log").toFile())
                .start();
    }

    static boolean isInstalled() {
        return Host.canBe()
                && Stream.of("/usr/bin/patroni", "/usr/bin/etcd", "/usr/sbin/haproxy")
                        .allMatch(program -> Files.isExecutable(Path.of(program)))
                && programs().isPresent();
    }

    /** The newest PostgreSQL that Debian has installed: with all of its programs. */
    private static Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("pg_rewind")))
                    .max(Comparator.naturalOrder());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** With an empty database for the two roles of a node; both members are there, and one is the synchronous standby. */
    static Patroni start(Path directory) throws IOException {
        Patroni patroni = new Patroni(directory);
        patroni.startEtcd();
        patroni.members.forEach(patroni::startMember);
        patroni.awaitStandby();
        Database database = patroni.database();
        for (String role : List.of("boxoffice_owner", "boxoffice")) {
            new Database(database.dataDirectory(), "postgres").run("create role " + role + " login");
        }
        new Database(database.dataDirectory(), "postgres").createEmpty(Database.DEFAULT_NAME);
        return patroni;
    }

    /** The database behind HAProxy, in the files that a node's own would have. */
    Database database() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(Files.createDirectories(data.resolve("postgresql")).resolve("port"), Integer.toString(port));
        for (String role : List.of("db", "db-owner", "db-superuser")) {
            Files.writeString(data.resolve(role + ".password"), ANY_PASSWORD);
        }
        return new Database(data, Database.DEFAULT_NAME);
    }

    // Its parts

    void startEtcd() {
        String clients = "http://" + etcd.address() + ":" + ETCD;
        etcd.start(
                directory.resolve("etcd.log"),
                "etcd",
                "--data-dir",
                directory.resolve("etcd").toString(),
                "--listen-client-urls",
                clients,
                "--advertise-client-urls",
                clients);
    }

    Host etcd() {
        return etcd;
    }

    /** Starts Patroni at a member, which starts PostgreSQL there. */
    void startMember(Host member) {
        try {
            Path configuration = Files.writeString(directory.resolve(member.name() + ".yml"), configuration(member));
            member.start(directory.resolve(member.name() + ".log"), "patroni", configuration.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Not strict: a primary that is left alone goes on alone, once etcd has heard that its standby must not be promoted.
     * Without etcd it stays the primary as long as it reaches all members ({@code failsafe_mode}).
     */
    private String configuration(Host member) {
        return """
            scope: boxoffice
            name: %1$s
            restapi: {listen: "%2$s:%3$d", connect_address: "%2$s:%3$d"}
            etcd3: {host: "%4$s:%5$d"}
            bootstrap:
              dcs:
                ttl: 20
                loop_wait: 2
                retry_timeout: 5
                synchronous_mode: true
                failsafe_mode: true
                postgresql:
                  use_pg_rewind: true
                  parameters: {max_connections: 200}
              initdb: [encoding: UTF8, locale: C, data-checksums]
            postgresql:
              listen: "%2$s:%6$d"
              connect_address: "%2$s:%6$d"
              data_dir: %7$s
              bin_dir: %8$s
              pgpass: %7$s.pgpass
              authentication:
                superuser: {username: postgres, password: "%9$s"}
                replication: {username: postgres, password: "%9$s"}
              parameters: {unix_socket_directories: ""}
              pg_hba: ["host all all 198.18.77.0/24 trust", "host replication all 198.18.77.0/24 trust"]
            """.formatted(
                        member.name(),
                        member.address(),
                        REST,
                        etcd.address(),
                        ETCD,
                        DATABASE,
                        directory.resolve(member.name()),
                        programs().orElseThrow(),
                        ANY_PASSWORD);
    }

    private Path leadingToThePrimary() throws IOException {
        return Files.writeString(directory.resolve("haproxy.cfg"), """
            defaults
              mode tcp
              timeout connect 1s
              timeout client 30m
              timeout server 30m
              timeout check 1s
            listen primary
              bind 127.0.0.1:%d
              option httpchk OPTIONS /primary
              http-check expect status 200
              default-server check port %d inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
              server a %s:%d
              server b %s:%d
            """.formatted(
                        port,
                        REST,
                        members.getFirst().address(),
                        DATABASE,
                        members.getLast().address(),
                        DATABASE));
    }

    // Its state

    /** The member that says it is the primary. */
    Host primary() {
        return members.stream().filter(this::isPrimary).findFirst().orElseThrow();
    }

    Host other(Host member) {
        return members.stream().filter(each -> !each.equals(member)).findFirst().orElseThrow();
    }

    boolean isPrimary(Host member) {
        return saysYes(member, "/primary");
    }

    /** Waits until one member is the primary and the other one its synchronous standby; how long that took. */
    Duration awaitStandby() {
        return Poll.until(
                "a primary and its synchronous standby",
                STARTED,
                Duration.ofMillis(500),
                () -> members.stream().anyMatch(this::isPrimary)
                        && members.stream().anyMatch(member -> saysYes(member, "/synchronous")));
    }

    private boolean saysYes(Host member, String question) {
        try {
            return ask(member, question, Optional.empty()) == 200;
        } catch (IOException away) {
            return false;
        }
    }

    /** The primary and its standby change places, in order. */
    void switchOver() throws IOException {
        Host from = primary();
        ask(
                from,
                "/switchover",
                Optional.of(Json.object(
                        "leader", from.name(), "candidate", other(from).name())));
    }

    private int ask(Host member, String path, Optional<String> json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + member.address() + ":" + REST + path))
                .timeout(json.isPresent() ? STARTED : Duration.ofSeconds(1));
        json.map(BodyPublishers::ofString).ifPresent(request::POST);
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        removeHosts();
        client.close();
    }

    private void removeHosts() {
        haproxy.destroy();
        List<Host> hosts = new ArrayList<>(members);
        hosts.add(etcd);
        hosts.forEach(Host::close);
        Host.removeNetwork();
    }
}
