package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A112, A116: heads that are large, many, and never finished. What the heap may have to hold is in docs/decisions/0047. */
class HeadsST {
    private static final int MANY = 400;
    private static final int MORE_THAN_THERE_MAY_BE = 600;
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("400 heads of 55 fields of 16,000 bytes: refused at once, and the node serves on")
    void manyHeadsOverTheLimitsThenServedOn() {
        try (Strangers strangers = Strangers.fromOneAddress(boxoffice.httpPort())) {
            for (int i = 0; i < 4; i++) {
                strangers.send(MANY / 4, Strangers.head(55, 16_000));
                assertLives();
            }
            assertThat(strangers.held()).isZero();
            assertLives();
        }
        boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
    }

    @Test
    @DisplayName("400 unfinished heads within the limits, which drip: both ports serve on meanwhile")
    void manyUnfinishedHeadsThenServedOn() {
        try (Strangers strangers = Strangers.fromOneAddress(boxoffice.httpPort())) {
            for (int i = 0; i < 4; i++) {
                strangers.send(MANY / 4, Strangers.head(20, 4_000));
                strangers.drip();
                assertLives();
            }
            assertThat(strangers.held()).isGreaterThan(MANY / 2);
            boxoffice.get("/.well-known/jwks.json").hasStatus(200);
            assertLives();
        }
    }

    @Test
    @DisplayName(
            "more connections than there may be: those are cut off, the other port serves on, and so does this one afterwards")
    void moreConnectionsThanThereMayBeThenTheOtherPortServes() {
        try (Strangers strangers = Strangers.fromOneAddress(boxoffice.httpsPort())) {
            strangers.send(MORE_THAN_THERE_MAY_BE, "");
            assertThat(strangers.held()).isLessThan(MORE_THAN_THERE_MAY_BE);
            assertLives();
        }
        Poll.until(
                "served",
                Duration.ofSeconds(10),
                () -> boxoffice.get("/.well-known/jwks.json").status() == 200);
    }

    @Test
    @DisplayName("a token of 8 KiB reaches the guard; one field more than a head may have, or a larger one, does not")
    void headsAtTheLimitsThenOnlyTheLargerOnesAreRefused() {
        String token = "Authorization: Bearer " + "x".repeat(8192);
        assertThat(boxoffice.raw("GET", "/api/server/me", token).hasStatus(401).header("WWW-Authenticate"))
                .contains("invalid_token");
        assertThat(boxoffice.raw("GET", "/.well-known/jwks.json", fields(40)).status())
                .isEqualTo(200);
        assertThat(boxoffice.raw("GET", "/.well-known/jwks.json", fields(51)).status())
                .isIn(400, 431);
        assertThat(boxoffice
                        .raw("GET", "/.well-known/jwks.json", "X: " + "x".repeat(9216))
                        .status())
                .isIn(400, 431);
    }

    private static String[] fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);
    }

    private void assertLives() {
        Pulse.assertLives(boxoffice.httpPort());
    }
}
