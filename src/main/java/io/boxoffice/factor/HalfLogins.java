package io.boxoffice.factor;

import io.boxoffice.oauth.RandomSecret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The transactions on logins that wait for their second factor. */
@Stateless
public class HalfLogins {
    /** How long one waits. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String BEGIN = """
            INSERT INTO half_login (hash, channel, account_id, account_version, auth_time, amr, asked, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (hash) DO UPDATE SET channel = excluded.channel, account_id = excluded.account_id,
                account_version = excluded.account_version, auth_time = excluded.auth_time, amr = excluded.amr,
                asked = excluded.asked, expires_at = excluded.expires_at""";

    private static final String FINISH = "DELETE FROM half_login WHERE hash = ?1 AND channel = ?2 AND expires_at > ?3";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM half_login WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM half_login USING gone WHERE half_login.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Has a login wait under a secret that only its caller has; another password at the same one, as in a tab of a browser, begins it anew. */
    public void begin(LoginChannel channel, RandomSecret secret, HalfLogin half) {
        entities.createNativeQuery(BEGIN)
                .setParameter(1, secret.hash())
                .setParameter(2, channel.wire())
                .setParameter(3, half.user().value())
                .setParameter(4, half.version())
                .setParameter(5, half.shown().at())
                .setParameter(6, half.shown().amr())
                .setParameter(7, half.asked())
                .setParameter(8, clock.instant().plus(LIFE))
                .executeUpdate();
    }

    /** The one that waits under a secret; nothing if there is none, or none any more. */
    public Optional<HalfLogin> find(LoginChannel channel, RandomSecret secret) {
        return Optional.ofNullable(entities.find(StoredHalfLogin.class, secret.hash()))
                .filter(stored -> stored.waitsAt(channel, clock.instant()))
                .map(StoredHalfLogin::half);
    }

    /** Takes one away that is answered; of any number of attempts exactly one is told {@code true}. */
    public boolean finish(LoginChannel channel, RandomSecret secret) {
        return entities.createNativeQuery(FINISH)
                        .setParameter(1, secret.hash())
                        .setParameter(2, channel.wire())
                        .setParameter(3, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Deletes some of those that are over; whether there may be more. */
    public boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant())
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
