package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As in production: two nodes started at once against one empty database that is not theirs, the second behind a PgBouncer
 * where there is one. Shared by the tests of this JVM, who leave both running, and stopped with it.
 */
record Pair(Boxoffice one, Boxoffice two, Database database, Map<String, String> settings, Instant ready) {
    static final String METRICS_TOKEN = "a-token-that-only-Prometheus-has.";

    private static final String NAME = "pair";
    private static @Nullable Pair shared;
    private static boolean tried;

    static synchronized Pair open() {
        assertThat(tried && shared == null)
                .as("the two nodes did not start when they were asked for before")
                .isFalse();
        tried = true;
        Pair pair = shared;
        if (pair == null) {
            pair = start();
            shared = pair;
        }
        return pair;
    }

    private static Pair start() {
        Map<String, String> settings = Outside.settings(NAME);
        Boxoffice one = Boxoffice.starting(settings, "boxoffice.metrics.token=" + METRICS_TOKEN);
        Boxoffice two = Boxoffice.starting(pooled(settings), "boxoffice.page=off");
        one.ready();
        two.ready();
        Pair pair = new Pair(one, two, Outside.database(NAME), settings, Instant.now());
        pair.assertOneKeyForEachAudience();
        return pair;
    }

    private static Map<String, String> pooled(Map<String, String> settings) {
        Optional<PgBouncer> pooler =
                PgBouncer.isInstalled() ? Optional.of(PgBouncer.start("session")) : Optional.empty();
        return pooler.map(each -> each.through(settings)).orElseGet(() -> new HashMap<>(settings));
    }

    /** KY-05: they found an empty database in the same moment, and made one active key for each audience, the same for both. */
    private void assertOneKeyForEachAudience() {
        for (String audience : List.of("server", "other")) {
            assertThat(Published.kids(one, Published.of(audience)))
                    .as(audience)
                    .hasSize(1)
                    .isEqualTo(Published.kids(two, Published.of(audience)));
        }
    }

    /** Waits until both have been ready for this long. */
    void awaitReadyFor(Duration time) {
        Duration left = Duration.between(Instant.now(), ready.plus(time));
        Boxoffice.pause(left.isNegative() ? Duration.ZERO : left);
    }

    /** Whoever asks next has the administrator log in anew: what was issued is not valid any more. */
    void forgetAdmin() {
        one.forgetAdmin();
        two.forgetAdmin();
    }
}
