package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whether a node lives, asked on a connection of its own as a supervisor does. */
final class Pulse {
    /** Within this time, whatever strangers do. */
    static final Duration BOUND = Duration.ofSeconds(3);

    private static final byte[] QUESTION = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private Pulse() {}

    /** 200 within {@link #BOUND}; how long it took. */
    static Duration assertLives(int port) {
        long begin = System.nanoTime();
        String answer;
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) BOUND.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) BOUND.toMillis());
            socket.getOutputStream().write(QUESTION);
            answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            answer = failed.toString();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer).as("after %s", took).isEqualTo("HTTP/1.1 200");
        assertThat(took).isLessThan(BOUND);
        return took;
    }
}
