package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Minutes of load on two nodes while their keys rotate. {@code -Dboxoffice.drill.rotations=50} goes on until each audience
 * has had that many rotations.
 */
@ThirdLane
@Tag("drill")
class KeyDrillST {
    private static final Duration AT_LEAST = Duration.ofMinutes(2);
    private static final Duration ROTATION = Duration.ofSeconds(20);
    private static final int ROTATIONS = Integer.getInteger("boxoffice.drill.rotations", 5);
    private static final int CLIENTS = Integer.getInteger("boxoffice.drill.clients", 16);

    @Test
    void rotatingUnderLoadThenNobodyNotices() {
        Map<String, String> settings = Outside.settings("key_drill");
        String[] quick = {
            "boxoffice.keys.rotation=" + ROTATION,
            "boxoffice.keys.announce=PT5S",
            "boxoffice.keys.check=PT1S",
            "boxoffice.access.token.lifetime=PT5S",
            "boxoffice.limit.login.address=0",
            "boxoffice.limit.refresh.address=0"
        };
        try (Boxoffice one = Boxoffice.starting(settings, quick);
                Boxoffice two = Boxoffice.starting(settings, quick)) {
            one.ready();
            two.ready();
            drill(Outside.database("key_drill"), one, two);
        }
    }

    private static void drill(Database database, Boxoffice one, Boxoffice two) {
        CachingVerifier first = new CachingVerifier(one);
        CachingVerifier second = new CachingVerifier(two);
        try (KeyObserver observer = KeyObserver.begin(database, one, two);
                TokenClients clients = new TokenClients(
                        observer,
                        token -> Stream.of(first.complaint(token), second.complaint(token))
                                .flatMap(java.util.Optional::stream)
                                .toList(),
                        Duration.ofMillis(200))) {
            Instant start = Instant.now();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(i % 2 == 0 ? one : two, i % 4 < 2 ? Api.SERVER : Api.OTHER);
            }
            Poll.until(
                    "rotations",
                    ROTATION.plusSeconds(4).multipliedBy(ROTATIONS).plus(AT_LEAST),
                    () -> start.plus(AT_LEAST).isBefore(Instant.now())
                            && Stream.of("server", "other")
                                    .allMatch(audience -> rotations(observer, audience) >= ROTATIONS));
            clients.close();
            tell(observer, clients, Duration.between(start, Instant.now()), first.readings() + second.readings());
            assertThat(observer.complaints()).isEmpty();
            assertThat(clients.failures()).isEmpty();
        }
        revokedThenRefusedOnBoth(one, two);
    }

    private static int rotations(KeyObserver observer, String audience) {
        return observer.active(audience).size() - 1;
    }

    private static void tell(KeyObserver observer, TokenClients clients, Duration time, int readings) {
        System.out.printf(
                "%d tokens in %d s: %.1f logins and %.1f tokens a second; %d and %d rotations, %d instants looked at, "
                        + "%d readings of the key set, %d complaints, %d failures%n",
                clients.tokens(),
                time.toSeconds(),
                clients.logins() / (double) time.toSeconds(),
                clients.tokens() / (double) time.toSeconds(),
                rotations(observer, "server"),
                rotations(observer, "other"),
                observer.pages(),
                readings,
                observer.complaints().size(),
                clients.failures().size());
    }

    private static void revokedThenRefusedOnBoth(Boxoffice one, Boxoffice two) {
        Tokens tokens = two.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        List.of(one, two)
                .forEach(node -> node.get("/api/other/user", tokens.access()).hasStatus(200));
        new AdminKeys(one).revoke(tokens.kid(), "the drill").hasStatus(204);
        Refusal.assertInvalidToken("at once", one.get("/api/other/user", tokens.access()));
        Duration felt = Poll.until(
                "refused at the other",
                Duration.ofSeconds(1),
                Duration.ofMillis(20),
                () -> two.get("/api/other/user", tokens.access()).status() == 401);
        System.out.println("a revocation was felt at the other node after " + felt.toMillis() + " ms");
    }
}
