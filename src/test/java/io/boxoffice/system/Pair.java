package io.boxoffice.system;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As in production: two nodes started at once against one empty database that is not theirs, the second behind a PgBouncer
 * where there is one. Shared by the tests of this JVM, who leave both running, and stopped with it.
 */
record Pair(Boxoffice one, Boxoffice two, Database database, Map<String, String> settings) {
    static final String METRICS_TOKEN = "a-token-that-only-Prometheus-has.";

    private static final String NAME = "pair";
    private static @Nullable Pair shared;

    static synchronized Pair open() {
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
        return new Pair(one.ready(), two.ready(), Outside.database(NAME), settings);
    }

    private static Map<String, String> pooled(Map<String, String> settings) {
        Optional<PgBouncer> pooler =
                PgBouncer.isInstalled() ? Optional.of(PgBouncer.start("session")) : Optional.empty();
        return pooler.map(each -> each.through(settings)).orElseGet(() -> new HashMap<>(settings));
    }

    /** Whoever asks next has the administrator log in anew: what was issued is not valid any more. */
    void forgetAdmin() {
        one.forgetAdmin();
        two.forgetAdmin();
    }
}
