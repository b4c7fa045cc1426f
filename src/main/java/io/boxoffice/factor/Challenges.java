package io.boxoffice.factor;

import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.webauthn.PasskeyOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;

/**
 * The challenges of passkeys that wait for their answer. Each is good once, at the place where it was asked, for five minutes; of any number
 * of answers exactly one finds it. A place has one at most.
 */
@Dependent
class Challenges {
    private static final String BEGIN = """
            INSERT INTO passkey_challenge (place, hash, ceremony, account_id, expires_at)
            VALUES (?1, ?2, ?3, CAST(?4 AS uuid), ?5)
            ON CONFLICT (place) DO UPDATE SET hash = excluded.hash, ceremony = excluded.ceremony,
                account_id = excluded.account_id, expires_at = excluded.expires_at""";

    private static final String USE = """
            DELETE FROM passkey_challenge WHERE place = ?1 AND hash = ?2 AND ceremony = ?3
                AND account_id IS NOT DISTINCT FROM CAST(?4 AS uuid) AND expires_at > ?5""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT place FROM passkey_challenge WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM passkey_challenge USING gone WHERE passkey_challenge.place = gone.place""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** A new one. */
    RandomSecret begin(Ceremony ceremony, Asked asked) {
        RandomSecret challenge = RandomSecret.random();
        statement(BEGIN, ceremony, asked, challenge)
                .setParameter(5, clock.instant().plus(PasskeyOptions.LIFE))
                .executeUpdate();
        return challenge;
    }

    /** Uses one up; whether it was good. */
    boolean use(Ceremony ceremony, Asked asked, RandomSecret challenge) {
        return statement(USE, ceremony, asked, challenge)
                        .setParameter(5, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** The user goes as a text: a null that is a UUID is written as a text anyway. */
    private Query statement(String sql, Ceremony ceremony, Asked asked, RandomSecret challenge) {
        return entities.createNativeQuery(sql)
                .setParameter(1, asked.place().bytes())
                .setParameter(2, challenge.hash())
                .setParameter(3, ceremony.wire())
                .setParameter(4, asked.user().map(Object::toString).orElse(null));
    }

    /** Deletes some of those that are over; whether there may be more. */
    boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant())
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
