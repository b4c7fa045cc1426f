package io.boxoffice.authorization;

import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The transactions on authorization requests that wait for their users. */
@Stateless
public class WaitingRequests {
    /** How long a person may take. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** How long a pushed one waits for its browser (RFC 9126 2.2). */
    public static final Duration PUSHED = Duration.ofSeconds(90);

    private static final String OPEN = """
            UPDATE authorization_request SET browser = ?1, expires_at = ?2
            WHERE hash = ?3 AND browser IS NULL AND done_at IS NULL AND expires_at > ?4""";

    private static final String CHOOSE =
            "UPDATE authorization_request SET sign_in_id = ?1 WHERE hash = ?2 AND done_at IS NULL";

    private static final String FINISH = """
            UPDATE authorization_request SET done_at = ?1 WHERE hash = ?2 AND done_at IS NULL AND expires_at > ?1""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM authorization_request WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM authorization_request USING gone WHERE authorization_request.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Codes codes;

    @Inject
    Clock clock;

    /** Stores a request for a while; the handle by which it is found again. */
    public RandomSecret add(NewRequest request, Duration life) {
        RandomSecret handle = RandomSecret.random();
        entities.persist(new StoredRequest(handle, request, clock.instant(), life));
        return handle;
    }

    /** The request of a handle, also one that is done or over; nothing if there is none, or none any more. */
    public Optional<WaitingRequest> find(RandomSecret handle) {
        return Optional.ofNullable(entities.find(StoredRequest.class, handle.hash()))
                .map(stored -> stored.waiting(clock.instant()));
    }

    /** Gives a request that nobody has opened to a browser, and its person the time that they need; whether it was the first. */
    public boolean open(RandomSecret handle, RandomSecret browser) {
        return entities.createNativeQuery(OPEN)
                        .setParameter(1, browser.hash())
                        .setParameter(2, clock.instant().plus(LIFE))
                        .setParameter(3, handle.hash())
                        .setParameter(4, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Notes which sign-in a request is answered for. */
    public void choose(RandomSecret handle, SignInId signIn) {
        entities.createNativeQuery(CHOOSE)
                .setParameter(1, signIn.value())
                .setParameter(2, handle.hash())
                .executeUpdate();
    }

    /** Notes that a request is answered; of any number of attempts exactly one is told {@code true}. */
    public boolean finish(RandomSecret handle) {
        return entities.createNativeQuery(FINISH)
                        .setParameter(1, clock.instant())
                        .setParameter(2, handle.hash())
                        .executeUpdate()
                == 1;
    }

    /** Deletes some of those that are over since an hour, and of their codes; whether there may be more. */
    public boolean purge(int count) {
        boolean moreCodes = codes.purge(count);
        return purgeRequests(count) || moreCodes;
    }

    private boolean purgeRequests(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant().minus(Duration.ofHours(1)))
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
