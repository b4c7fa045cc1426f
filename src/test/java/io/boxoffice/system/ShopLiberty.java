package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Another team's Liberty with a few features, and one application of two audiences, which verifies by {@code ResourceServer}. */
final class ShopLiberty implements AutoCloseable {
    private static final Path LIBRARY =
            Path.of("sdk", "resource-server", "src", "main", "java", "io", "boxoffice", "resourceserver");

    private final URI address = URI.create("http://127.0.0.1:" + FreePort.next() + "/shop");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path console;
    private final Process server;

    private ShopLiberty(String issuer, String... features) throws IOException {
        Path users = Files.createTempDirectory(Files.createDirectories(Node.OUTPUT.toAbsolutePath()), "shop-");
        Path home = Files.createDirectories(users.resolve("servers/shop"));
        console = home.resolve("console");
        Files.writeString(home.resolve("server.xml"), configuration(features));
        Path war = Files.createDirectories(home.resolve("apps")).resolve("shop.war");
        war().as(ZipExporter.class).exportTo(war.toFile());
        ProcessBuilder command = new ProcessBuilder(
                        Path.of("target/liberty/wlp/bin/server")
                                .toAbsolutePath()
                                .toString(),
                        "run",
                        "shop")
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_"));
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "WLP_USER_DIR", users.toString(),
                        "SHOP_ISSUER", issuer));
        server = command.start();
    }

    /** Starts it, and waits until its application is there. */
    static ShopLiberty start(String issuer, String... features) {
        try {
            ShopLiberty liberty = new ShopLiberty(issuer, features);
            try {
                liberty.awaitApplication();
            } catch (RuntimeException | Error late) {
                liberty.close();
                throw late;
            }
            return liberty;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitApplication() {
        Poll.until("the application", Duration.ofMinutes(2), Duration.ofMillis(250), () -> {
            assertThat(server.isAlive()).as(said()).isTrue();
            return said().contains("CWWKZ0001I");
        });
    }

    private String configuration(String... features) {
        String named = Stream.of(features)
                .map(feature -> "<feature>" + feature + "</feature>")
                .collect(Collectors.joining());
        return """
            <server>
              <featureManager>%s</featureManager>
              <applicationManager startTimeout="120s"/>
              <httpEndpoint id="defaultHttpEndpoint" httpPort="%d" httpsPort="-1"/>
              <webApplication location="shop.war" contextRoot="/shop"/>
            </server>
            """.formatted(named, address.getPort());
    }

    private static WebArchive war() throws IOException {
        return ShrinkWrap.create(WebArchive.class)
                .addPackages(false, "io.boxoffice.relyingparty.shop")
                .addClasses(library())
                .addAsLibraries(jars("nimbus-jose-jwt|jspecify"));
    }

    /** Its classes, without those of its tests, which stand beside them. */
    private static Class<?>[] library() throws IOException {
        try (Stream<Path> sources = Files.list(LIBRARY)) {
            Set<String> names = sources.map(source -> source.getFileName().toString())
                    .map(file -> file.substring(0, file.indexOf('.')))
                    .filter(name -> !name.startsWith("package"))
                    .collect(Collectors.toSet());
            return names.stream().map(ShopLiberty::type).toArray(Class<?>[]::new);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("io.boxoffice.resourceserver." + name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static File[] jars(String names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .filter(file -> file.getName().matches("(" + names + ")-[0-9].*\\.jar"))
                .toArray(File[]::new);
    }

    private String said() {
        try {
            return Files.exists(console) ? Files.readString(console) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What it answers.
     *
     * @param path below the application
     * @param proofs the values of the headers {@code DPoP}
     */
    HttpResponse<String> get(String path, String authorization, List<String> proofs) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization);
        proofs.forEach(proof -> request.header("DPoP", proof));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
