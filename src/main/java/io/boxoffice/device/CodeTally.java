package io.boxoffice.device;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many user codes somebody has tried within ten minutes, inside the caller's transaction, which holds their row until its end. */
@Dependent
class CodeTally {
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final String COUNT = """
            INSERT INTO user_code_tally (who, tries, begun_at) VALUES (?1, 1, ?2)
            ON CONFLICT (who) DO UPDATE SET
                tries = CASE WHEN user_code_tally.begun_at > ?3 THEN least(user_code_tally.tries + 1, 1000) ELSE 1 END,
                begun_at = CASE WHEN user_code_tally.begun_at > ?3 THEN user_code_tally.begun_at ELSE excluded.begun_at END""";

    private static final String TRIES = "SELECT tries FROM user_code_tally WHERE who = ?1";

    private static final String TAKE_BACK = "UPDATE user_code_tally SET tries = tries - 1 WHERE who = ?1 AND tries > 0";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT who FROM user_code_tally WHERE begun_at < ?1 ORDER BY begun_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM user_code_tally USING gone WHERE user_code_tally.who = gone.who""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Counts a try of somebody; how many it were with it. */
    int count(String who) {
        Instant now = clock.instant();
        byte[] key = key(who);
        entities.createNativeQuery(COUNT)
                .setParameter(1, key)
                .setParameter(2, now)
                .setParameter(3, now.minus(PERIOD))
                .executeUpdate();
        Object tries = entities.createNativeQuery(TRIES).setParameter(1, key).getSingleResult();
        return ((Number) tries).intValue();
    }

    /** A try that was counted was right. */
    void takeBack(String who) {
        entities.createNativeQuery(TAKE_BACK).setParameter(1, key(who)).executeUpdate();
    }

    /** Deletes some that are over; whether there may be more. */
    boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant().minus(PERIOD))
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }

    private static byte[] key(String who) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
