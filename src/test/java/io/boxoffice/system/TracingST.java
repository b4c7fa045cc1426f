package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * {@code boxoffice.tracing=on}, with a collector of the test's own. The first of its lane: at its end, soon, its server leaves the
 * archive of classes with which others start.
 */
@Order(1)
@SecondLane
class TracingST {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final SpanCollector spans = SpanCollector.start();
    private final Boxoffice boxoffice = Boxoffice.fresh(settings());

    /** The others neither write an archive nor wait at their end until they have. */
    private String[] settings() {
        String arguments = System.getenv().getOrDefault("JVM_ARGS", "").replace("-XX:-AutoCreateSharedArchive", "");
        return Stream.concat(Stream.of(spans.settings()), Stream.of("JVM_ARGS=" + arguments))
                .toArray(String[]::new);
    }

    @AfterEach
    void close() {
        boxoffice.close();
    }

    @Test
    @DisplayName("LG-03: spans arrive, in the caller's trace, and no token or password is in them")
    void tracedThenTheCollectorGetsSpansWithoutSecrets() {
        Person person = boxoffice.createUser("server");
        Tokens tokens = boxoffice.login(person, "server");
        Tokens next = boxoffice.refresh(tokens);
        boxoffice
                .send(boxoffice
                        .request("/api/server/me?access_token=" + tokens.jti())
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .header("Authorization", "Bearer " + next.access()))
                .hasStatus(200);
        boxoffice.tryLogin(person.username(), "wrong horse", "server").isOAuthError(401, "invalid_grant");
        byte[] trace = HexFormat.of().parseHex(TRACE);
        Poll.until(
                "spans, one of them in the caller's trace",
                Duration.ofSeconds(20),
                () -> spans.has("/auth/login")
                        && spans.has("/auth/refresh")
                        && spans.has(new String(trace, StandardCharsets.ISO_8859_1)));
        for (String secret :
                List.of(tokens.access(), next.access(), tokens.refresh(), next.refresh(), person.password())) {
            assertThat(spans.has(secret)).isFalse();
        }
    }
}
