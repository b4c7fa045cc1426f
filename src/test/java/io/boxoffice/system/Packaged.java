package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code java -jar boxoffice-server.jar}, asked as a proxy on this machine asks that ended TLS. */
final class Packaged implements AutoCloseable {
    private static final Path JAR = Path.of("target", "boxoffice-server.jar");

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Packaged(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** With these settings in its environment, which has nothing else but the path; the scratch is for secrets and all it writes. */
    static Packaged start(Path scratch, Map<String, String> settings) throws IOException {
        assertThat(JAR).as("made by mvn -Pdist package").exists();
        int port = Node.freePort();
        Path log = scratch.resolve("log");
        Map<String, String> all = new HashMap<>(settings);
        all.put("boxoffice.http.port", Integer.toString(port));
        all.put("boxoffice.https.port", Integer.toString(Node.freePort()));
        Process process = java(JAR, scratch, all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Packaged(process, log, port);
    }

    /** What starts an archive, with these settings in its environment, which has nothing else but the path. */
    static ProcessBuilder java(Path archive, Path scratch, Map<String, String> settings) {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
                "-jar",
                archive.toString()));
        Map<String, String> environment = java.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("BOXOFFICE_SECRETS", scratch.toString());
        settings.forEach((property, value) ->
                environment.put(property.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return java;
    }

    boolean isReady() {
        assertThat(process.isAlive()).as(this::said).isTrue();
        try {
            return send(request("/health/ready")).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    Answer login(String username, String password, String audience) {
        String body = Json.object("username", username, "password", password, "audience", audience);
        return send(request("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path, String accessToken) {
        return send(request(path).header("Authorization", "Bearer " + accessToken));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-Proto", "https")
                .timeout(Duration.ofSeconds(10));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()))
                    .leaksNothing();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Standard output and error. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SIGTERM to the one process that was started. */
    void terminate() {
        process.destroy();
    }

    int exitCode(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as(this::said)
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        client.close();
    }
}
