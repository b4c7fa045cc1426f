package io.boxoffice.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** HAProxy with {@code deploy/haproxy.cfg} as it is, and the certificate of the shared server. */
final class Haproxy implements Proxy {
    private static final Duration NOTICED = Duration.ofSeconds(10);
    private static final Path LOG = Node.OUTPUT.resolve("haproxy.log");
    private static final Pattern TROUBLE = Pattern.compile("^Server .* is (UP|DOWN)|NOSRV| 50[0-9] ");

    private final Process haproxy;
    private final int port;

    private Haproxy(Process haproxy, int port) {
        this.haproxy = haproxy;
        this.port = port;
    }

    static Haproxy start(String program, Boxoffice one, Boxoffice two) {
        int port = Node.freePort();
        ProcessBuilder haproxy = new ProcessBuilder(program, "-db", "-f", "deploy/haproxy.cfg")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        haproxy.environment()
                .putAll(Map.of(
                        "NODE_1", "127.0.0.1:" + one.httpPort(),
                        "NODE_2", "127.0.0.1:" + two.httpPort(),
                        "HTTPS", "127.0.0.1:" + port,
                        "CERTIFICATE", certificate().toAbsolutePath().toString()));
        try {
            Process running = haproxy.start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::destroy));
            return new Haproxy(running, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file with the chain and its key. */
    private static Path certificate() {
        Path data = Boxoffice.open().dataDirectory();
        try (InputStream in = Files.newInputStream(data.resolve("tls.p12"))) {
            char[] password =
                    Files.readString(data.resolve("tls.password")).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            Key key = Objects.requireNonNull(store.getKey("default", password));
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n"
                    + Files.readString(Boxoffice.open().certificate());
            return Files.write(data.resolve("haproxy.pem"), pem.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void awaitNodes() {
        Poll.until(
                "HAProxy knows that both nodes are ready", NOTICED, () -> isListening() && isUp("one") && isUp("two"));
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it said last of a node; it takes one to be up of which it has said nothing. */
    private boolean isUp(String node) {
        return troubles().stream()
                .filter(line -> line.startsWith("Server ready/" + node + " is "))
                .reduce((before, last) -> last)
                .map(last -> last.contains(" is UP"))
                .orElse(true);
    }

    @Override
    public URI address(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    @Override
    public List<String> troubles() {
        try (Stream<String> lines = Files.lines(LOG)) {
            return lines.filter(line -> TROUBLE.matcher(line).find()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        haproxy.destroy();
        haproxy.onExit().join();
    }
}
