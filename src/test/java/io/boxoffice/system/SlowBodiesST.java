package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A079, A116: more bodies that do not come, or drip, than one address has places for, and from more addresses than one. */
@ThirdLane
class SlowBodiesST {
    private static final int MANY = 100;
    private static final int OF_ONE_ADDRESS = 18;
    private static final int PLACES_OF_ONE_ADDRESS = 6;
    private static final Duration ALL_CUT = Duration.ofSeconds(25);
    private final Boxoffice boxoffice = SecondServer.open();
    private final Strangers strangers = Strangers.from(1, boxoffice.httpPort());

    @AfterEach
    void close() {
        strangers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5;drip"})
    @DisplayName(
            "what anybody may send: one address has its share of places, others are served, and in the end it is 408 or 503")
    void openBodiesThatDoNotComeThenTheRestIsServed(String rest) {
        strangers.send(MANY, post("/auth/login", rest));
        for (int i = 0; i < 10; i++) {
            strangers.drip();
            Pulse.assertLives(boxoffice.httpPort());
        }
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        boxoffice.tryRefresh(tokens.refresh()).hasStatus(200);
        List<String> answers = strangers.answers(ALL_CUT);
        assertThat(answers).contains("HTTP/1.1 503").isSubsetOf("HTTP/1.1 408", "HTTP/1.1 503");
        assertThat(answers).filteredOn("HTTP/1.1 408"::equals).hasSizeLessThanOrEqualTo(PLACES_OF_ONE_ADDRESS);
    }

    @Test
    @DisplayName("over 4 KiB: 413 by its length before any of it comes, and by its chunks while it comes")
    void openBodyOverFourKilobytesThenRefusedBeforeItIsThere() {
        strangers.send(1, post("/auth/refresh", "Content-Length: 4097\r\n\r\n"));
        strangers.send(
                1, post("/auth/refresh", "Transfer-Encoding: chunked\r\n\r\n1001\r\n" + " ".repeat(4097) + "\r\n"));
        assertThat(strangers.answers(Duration.ofSeconds(5))).containsOnly("HTTP/1.1 413");
    }

    @Test
    @DisplayName("whole, but in pieces that take their time: read as ever")
    void openBodyInPiecesThenRead() {
        strangers.send(1, post("/auth/refresh", "Content-Length: 26\r\n\r\n{\"refresh"));
        Boxoffice.pause(Duration.ofMillis(300));
        strangers.more("_token\": \"x\"");
        Boxoffice.pause(Duration.ofMillis(300));
        strangers.more("    }");
        assertThat(strangers.answers(Duration.ofSeconds(5))).containsOnly("HTTP/1.1 400");
    }

    @Test
    @DisplayName("under /api nothing of a body is waited for without a good token")
    void bodyWithoutATokenThenRefusedBeforeItIsThere() {
        strangers.send(1, post("/api/server/users", "Content-Length: 60000\r\n\r\n"));
        assertThat(strangers.answers(Duration.ofSeconds(5))).containsOnly("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5;drip"})
    @DisplayName("with a token: one address has its share of places, the next one finds one")
    void bodiesOfOneAddressThenAnotherAddressIsServed(String rest) {
        String token = "Authorization: Bearer "
                + boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server").access() + "\r\n";
        strangers.send(OF_ONE_ADDRESS, post("/api/server/revocations", token + rest));
        Boxoffice.pause(Duration.ofSeconds(1));
        try (Strangers another = Strangers.fromOneAddress(boxoffice.httpPort())) {
            another.send(1, post("/api/server/revocations", token + "Content-Length: 2\r\n\r\n{"));
            Boxoffice.pause(Duration.ofMillis(100));
            another.more("}");
            assertThat(another.answers(Duration.ofSeconds(5))).isEqualTo(List.of("HTTP/1.1 400"));
        }
        Pulse.assertLives(boxoffice.httpPort());
    }

    private static String post(String path, String rest) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest;
    }
}
