package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that nobody used for a while, as a balancer keeps it. */
class IdleConnectionST {
    /** What nginx and the balancers of AWS keep by default, and a little more. */
    private static final Duration KEPT = Duration.ofSeconds(65);

    private static final byte[] REQUEST =
            "GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @Tag("drill")
    @DisplayName("idle for 65 s: the next request on it is answered")
    void connectionIdleForAMinuteThenTheNextRequestIsAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), boxoffice.httpPort())) {
            socket.setSoTimeout(10_000);
            assertThat(ask(socket)).isEqualTo("HTTP/1.1 200");
            Boxoffice.pause(KEPT);
            assertThat(ask(socket)).isEqualTo("HTTP/1.1 200");
        }
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST);
        InputStream in = socket.getInputStream();
        String begin = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        Boxoffice.pause(Duration.ofMillis(500));
        in.skipNBytes(in.available());
        return begin;
    }
}
