package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Open Liberty with the application, as our own child. Its console is ours. */
final class LibertyServer implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    /** The longest drain, and half a minute to finish. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final Path program;
    private final String name;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private boolean closed;

    LibertyServer(Path home, String name, Map<String, String> environment) {
        this.program = program(home);
        this.name = name;
        this.environment = environment;
    }

    static Path program(Path home) {
        return home.resolve("bin/server");
    }

    /** Starts it and returns at once. */
    synchronized void start() throws IOException {
        if (closed) {
            throw new PreflightFailure("Open Liberty was closed");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Commands.apart(Commands.forUsAlone(List.of(program.toString(), "run", name))))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // A location of an include is resolved from the environment only, not from a default.
        builder.environment().putIfAbsent("BOXOFFICE_TRACING", "off");
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Waits until the application says that it is ready and the HTTPS port is open. */
    void awaitReady(int httpPort, int httpsPort) throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(ANSWER_PATIENCE)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()) {
            while (!isReady(client, httpPort) || !isOpen(httpsPort)) {
                if (!current().isAlive()) {
                    throw ended();
                }
                if (System.nanoTime() > deadline) {
                    throw new PreflightFailure("the application is not ready within " + START_PATIENCE.toSeconds()
                            + " s; Open Liberty's log is in " + environment.get("WLP_OUTPUT_DIR"));
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Waits for its end; false if it is still running after that time. */
    boolean hasEnded(Duration patience) throws InterruptedException {
        return current().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is to be said when it ends and nobody asked it to. */
    PreflightFailure ended() {
        return new PreflightFailure("Open Liberty ended by itself with exit code "
                + current().exitValue() + "; its log is in " + environment.get("WLP_OUTPUT_DIR"));
    }

    /** Asks it to stop and waits; one that does not is killed. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            process.destroy();
            if (!Waiting.ended(process, STOP_PATIENCE)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean isReady(HttpClient client, int port) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(ANSWER_PATIENCE)
                .build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ANSWER_PATIENCE.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private synchronized Process current() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }
}
