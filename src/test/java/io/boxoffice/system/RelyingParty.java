package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.FreePort;
import io.boxoffice.resourceserver.AccessTokenTypeFilter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Another team's Liberty: its own process, certificate and applications, which know of Boxoffice what {@code docs/clients.md} says. */
final class RelyingParty implements AutoCloseable {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "relying-party");
    private static final String PACKAGE = "io.boxoffice.relyingparty.";
    private static final String NIMBUS =
            "nimbus-jose-jwt|oauth2-oidc-sdk|json-smart|accessors-smart|content-type|lang-tag|asm-\\d|commons-logging|jspecify";
    private static final String SPRING = "spring|micrometer|jackson-(?:annotations|core|databind)";
    private static final String PAC4J =
            "pac4j|jakartaee-pac4j|guava|failureaccess|commons-lang3|slf4j-api|spring-core|bc(prov|util|pkix)-jdk18on";
    private static final String PASSWORD = "of-the-key-store";

    private final Boxoffice boxoffice;
    private final Path home;
    private final int port;
    private final Process server;

    private RelyingParty(Boxoffice boxoffice, Path home, int port, Process server) {
        this.boxoffice = boxoffice;
        this.home = home;
        this.port = port;
        this.server = server;
    }

    /** Starts it on a port with these variables, and waits until all its applications are there. */
    static RelyingParty start(Boxoffice boxoffice, int port, Map<String, String> variables) {
        try {
            Path users = Files.createTempDirectory(Files.createDirectories(Node.OUTPUT.toAbsolutePath()), "liberty-");
            Path home = Files.createDirectories(users.resolve("servers/apps"));
            lay(home);
            trustOfTheJvm(home, boxoffice.certificate());
            ProcessBuilder command = new ProcessBuilder(
                            Path.of("target/liberty/wlp/bin/server")
                                    .toAbsolutePath()
                                    .toString(),
                            "run",
                            "apps")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("console").toFile());
            command.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_"));
            command.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "WLP_USER_DIR", users.toString(),
                            "HTTPS_PORT", Integer.toString(port),
                            "keystore_password", PASSWORD,
                            "cert_defaultKeyStore",
                                    boxoffice.certificate().toAbsolutePath().toString(),
                            "BOXOFFICE_ISSUER", boxoffice.issuer(),
                            "PAC4J_SITE", "https://localhost:" + port + "/pac4j"));
            command.environment().putAll(variables);
            return new RelyingParty(boxoffice, home, port, command.start()).ready();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int freePort() {
        return FreePort.next();
    }

    private static void lay(Path home) throws IOException {
        Path more = Files.createDirectories(home.resolve("configDropins/overrides"));
        Files.copy(RESOURCES.resolve("server.xml"), home.resolve("server.xml"));
        for (String name : new String[] {"openid-connect-client.xml", "spring.xml", "pac4j.xml", "service.xml"}) {
            Files.copy(RESOURCES.resolve(name), more.resolve(name));
        }
        Path apps = Files.createDirectories(home.resolve("apps"));
        pack(war("jakarta"), apps.resolve("app.war"));
        pack(war("liberty"), apps.resolve("desk.war"));
        pack(war("spring").addAsLibraries(libraries(SPRING)), apps.resolve("spring.war"));
        pack(war("pac4j").addAsLibraries(libraries(PAC4J)), apps.resolve("pac4j.war"));
        pack(
                war("service").addClass(AccessTokenTypeFilter.class).addAsLibraries(libraries("nimbus-jose-jwt")),
                apps.resolve("orders.war"));
    }

    /** Whom the JDK's HTTP client trusts, by which Spring gets tokens: it asks no key store of a Liberty with {@code transportSecurity}. */
    private static void trustOfTheJvm(Path home, Path pem) throws IOException {
        Path file = home.resolve("trust.p12").toAbsolutePath();
        try (OutputStream out = Files.newOutputStream(file)) {
            trusting(pem).store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        Files.write(
                home.resolve("jvm.options"),
                List.of("-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
    }

    private static KeyStore trusting(Path pem) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream certificates = Files.newInputStream(pem)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
                trusted.setCertificateEntry("boxoffice-" + trusted.size(), one);
            }
        }
        return trusted;
    }

    private static WebArchive war(String application) {
        return ShrinkWrap.create(WebArchive.class)
                .addPackages(false, PACKAGE + application)
                .addAsWebResource(RESOURCES.resolve("index.html").toFile(), "index.html");
    }

    private static void pack(WebArchive war, Path file) {
        war.as(ZipExporter.class).exportTo(file.toFile());
    }

    /** What an application carries of the class path of the tests. */
    private static File[] libraries(String names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().matches("(" + names + "|" + NIMBUS + ")-?.*\\.jar"))
                .toArray(File[]::new);
    }

    private RelyingParty ready() {
        Poll.until("all applications", Duration.ofMinutes(3), Duration.ofMillis(250), () -> {
            assertThat(server.isAlive()).as(said()).isTrue();
            return said().contains("CWWKF0011I");
        });
        return this;
    }

    URI address(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** What a service answers to who brings a token. */
    int call(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A browser that trusts both servers. */
    RoamingBrowser browser() {
        return new RoamingBrowser(trust());
    }

    private SSLContext trust() {
        try (InputStream key = Files.newInputStream(home.resolve("resources/security/key.p12"))) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(key, PASSWORD.toCharArray());
            KeyStore both = trusting(boxoffice.certificate());
            both.setCertificateEntry("own", own.getCertificate("default"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(both);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its console. */
    String said() {
        try {
            return Files.readString(home.resolve("console"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
