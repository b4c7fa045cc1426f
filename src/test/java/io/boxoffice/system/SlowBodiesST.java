package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A079, A116: more bodies that do not come than the office has threads. */
class SlowBodiesST {
    private static final int MANY = 60;
    private static final int PLACES = 10;
    private static final String SIZED = "Content-Length: 2000\r\n\r\n{";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n5;drip";
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration ALL_CUT = Duration.ofSeconds(25);
    private final Office office = Office.open();
    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket sender : senders) {
            sender.close();
        }
    }

    @Test
    @DisplayName(
            "what has no body is served on; who is waited for is told 408, the rest 503, and then logins are taken again")
    void bodiesThatDoNotComeThenTheRestIsServed() throws IOException {
        send(MANY, SIZED);
        for (int i = 0; i < 10; i++) {
            long begin = System.nanoTime();
            office.get("/.well-known/jwks.json").hasStatus(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        }
        List<String> answers = new ArrayList<>();
        for (Socket sender : senders) {
            sender.setSoTimeout((int) ALL_CUT.toMillis());
            answers.add(new String(sender.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
        assertThat(answers).contains("HTTP/1.1 408").isSubsetOf("HTTP/1.1 408", "HTTP/1.1 503");
        assertThat(answers).filteredOn("HTTP/1.1 408"::equals).hasSizeLessThanOrEqualTo(PLACES);
        office.login("admin", Office.ADMIN_PASSWORD, "server");
    }

    @Test
    @DisplayName("who drips between chunks keeps nobody out who says the length of his body")
    void chunksThatDoNotComeThenLoginsAreTaken() throws IOException {
        send(MANY, CHUNKED);
        Office.pause(Duration.ofSeconds(1));
        office.login("admin", Office.ADMIN_PASSWORD, "server");
    }

    private void send(int times, String rest) throws IOException {
        String request = "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest;
        for (int i = 0; i < times; i++) {
            Socket sender = new Socket(InetAddress.getLoopbackAddress(), office.httpPort());
            senders.add(sender);
            sender.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
