package io.boxoffice.container;

import io.boxoffice.boot.embedded.EmbeddedPostgres;
import io.boxoffice.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server that Arquillian starts: the shipped {@code liberty/} folder without its application, which Arquillian
 * deploys itself, and an embedded PostgreSQL of its own. Its name carries the process id, so that two builds on one
 * machine do not take each other's server for their own.
 */
final class ContainerServer implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OVERRIDES = """
            <server description="What Arquillian needs: a port to deploy through.">
              <featureManager>
                <feature>localConnector-1.0</feature>
              </featureManager>
              <applicationMonitor updateTrigger="mbean"/>
              <config updateTrigger="polled" monitorInterval="500ms"/>
            </server>
            """;

    private final Path home;
    private final Path data;
    private final EmbeddedPostgres postgres;

    private ContainerServer(Path home, Path data) {
        this.home = home;
        this.data = data;
        this.postgres = new EmbeddedPostgres(data);
    }

    /** Makes it afresh, and tells Arquillian by system properties where it is. */
    static ContainerServer make() throws IOException {
        Path target = Deployed.path().toAbsolutePath().resolveSibling("");
        Path usr = target.resolve("arquillian");
        delete(usr);
        String name = "boxoffice-it-" + ProcessHandle.current().pid();
        System.setProperty(
                "boxoffice.postgres.cache", target.resolve("postgres").toString());
        ContainerServer server =
                new ContainerServer(usr.resolve("servers").resolve(name), Files.createTempDirectory("boxoffice-it"));
        int port = FreePort.next();
        System.setProperty("boxoffice.arquillian.usr", usr.toString());
        System.setProperty("boxoffice.arquillian.server", name);
        System.setProperty("boxoffice.arquillian.port", Integer.toString(port));
        server.configure(port);
        return server;
    }

    private void configure(int port) throws IOException {
        postgres.start();
        copyConfiguration();
        copyDriver();
        Path overrides = Files.createDirectories(home.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("arquillian.xml"), OVERRIDES);
        Files.writeString(home.resolve("server.env"), String.join("\n", environment(port)) + "\n");
    }

    private void copyConfiguration() throws IOException {
        Files.createDirectories(home);
        try (Stream<Path> files = Files.list(Path.of("liberty"))) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path serverXml = home.resolve("server.xml");
        String shipped = Files.readString(serverXml);
        String open = shipped.replaceFirst("(?s)<webApplication .*</webApplication>", "");
        if (open.equals(shipped)) {
            throw new IllegalStateException("liberty/server.xml has no webApplication to leave out");
        }
        Files.writeString(serverXml, open);
    }

    private void copyDriver() throws IOException {
        Path jar = Path.of(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path library = Files.createDirectories(home.resolve("lib/jdbc"));
        Files.copy(jar, library.resolve(jar.getFileName()));
    }

    private List<String> environment(int port) throws IOException {
        DatabaseAddress database = postgres.address();
        return List.of(
                "JAVA_HOME=" + System.getProperty("java.home"),
                "BOXOFFICE_MODE=development",
                "BOXOFFICE_TRACING=off",
                "BOXOFFICE_CLASSES=" + Path.of("target", "classes").toAbsolutePath(),
                "BOXOFFICE_HTTP_PORT=" + port,
                "BOXOFFICE_HTTPS_PORT=" + FreePort.next(),
                "BOXOFFICE_TLS_PASSWORD=" + random(),
                "BOXOFFICE_MASTER_KEY=" + random(),
                "BOXOFFICE_ADMIN_PASSWORD=" + random(),
                "BOXOFFICE_DB_URL=" + database.url(),
                "BOXOFFICE_DB_USER=" + database.user(),
                "BOXOFFICE_DB_PASSWORD=" + database.password().reveal(),
                "BOXOFFICE_DB_OWNER_USER=" + database.ownerUser(),
                "BOXOFFICE_DB_OWNER_PASSWORD=" + database.ownerPassword().reveal());
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() {
        postgres.close();
        try {
            delete(data);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
