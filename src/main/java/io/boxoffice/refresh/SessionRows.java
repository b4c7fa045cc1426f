package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.account.JoinedUser;
import io.boxoffice.audit.Actor;
import io.boxoffice.database.Statements;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The stored sessions. */
@Dependent
class SessionRows {
    /**
     * There is one row at most. That the statement says so makes one plan for all ids as cheap as one for each, so that PostgreSQL keeps it;
     * else it looks for the partition by a new plan each time, which takes longer than all the rest.
     */
    static final String READ = "SELECT " + Session.COLUMNS + ", " + JoinedUser.COLUMNS + " FROM session s"
            + JoinedUser.by("s.account_id") + " WHERE s.id = ? LIMIT 1";

    /** The database compares and writes, and tells of it (V061). */
    private static final String USE = "SELECT use_session(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String AGE = """
            SELECT CAST(extract(epoch FROM clock_timestamp() - rotated_at) * 1000000 AS bigint) FROM session
            WHERE id = ?1 AND generation = ?2""";

    private static final String NOT_ENDED =
            "SELECT s FROM Session s WHERE s.accountId = :account AND s.endedAt IS NULL";
    private static final String LIVING = NOT_ENDED + " AND s.absoluteEnd > :now AND s.idleEnd > :now";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Statements statements;

    void add(Session session) {
        entities.persist(session);
    }

    Optional<Session> find(SessionId id) {
        return Optional.ofNullable(entities.find(Session.class, id.value()));
    }

    /** What a text says it is a token of, with the user, by a statement that stands alone; whether it is genuine is not known yet. */
    Optional<Presentation> read(RefreshTokenValue text) {
        return statements.first(
                READ,
                row -> new Presentation(
                        new PresentedRefreshToken(text, Session.read(row)), JoinedUser.read(row, Session.COLUMN_COUNT)),
                text.session().value());
    }

    /** Reads what is stored of a session now, which may be more than was read of it before. */
    void readAgain(Session session) {
        entities.createQuery("SELECT s FROM Session s WHERE s.id = :id", Session.class)
                .setParameter("id", session.id().value())
                .setCacheStoreMode(CacheStoreMode.REFRESH)
                .getResultList();
    }

    /** One conditional write: of any number of presentations of one token, exactly one is told {@code true}. */
    boolean use(Rotation rotation, Subject actor, Actor caller) {
        IssuedRefreshToken issued = rotation.issued();
        AccessTokenStamp access = issued.access();
        return statements
                .first(
                        USE,
                        row -> row.getBoolean(1),
                        issued.session().id().value(),
                        rotation.living(),
                        rotation.next().generation(),
                        rotation.hash(),
                        rotation.waypoints().map(Waypoints::hashes).orElse(null),
                        issued.expiresAt(),
                        access.jti().value(),
                        access.issuedAt(),
                        access.expiresAt(),
                        actor.sub(),
                        caller.address().orElse(null),
                        caller.correlationId().orElse(null))
                .orElseThrow();
    }

    /** Notes an access token that lives longer than those before it. Most do not, and then nothing is written. */
    void extend(SessionId session, Instant end) {
        entities.createQuery("UPDATE Session s SET s.accessEnd = :end WHERE s.id = :id AND s.accessEnd < :end")
                .setParameter("end", end)
                .setParameter("id", session.value())
                .executeUpdate();
    }

    /**
     * How long ago the session came to its living generation, by the clock that noted it: negative where that clock was set
     * back since. Nothing if it has come further.
     */
    Optional<Duration> sinceRotation(Session session) {
        List<?> found = entities.createNativeQuery(AGE)
                .setParameter(1, session.id().value())
                .setParameter(2, session.generation())
                .getResultList();
        return found.stream().findFirst().map(micros -> Duration.of(((Number) micros).longValue(), ChronoUnit.MICROS));
    }

    /** Ends a session; of any number of attempts exactly one is told {@code true}. */
    boolean end(SessionId id, Instant now) {
        return entities.createQuery("UPDATE Session s SET s.endedAt = :now WHERE s.id = :id AND s.endedAt IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    /** Up to {@code count} living sessions of a user, the oldest first, from behind one, or from the first. */
    List<Session> living(UserId user, Optional<SessionId> last, Instant now, int count) {
        TypedQuery<Session> query = entities.createQuery(
                LIVING + (last.isPresent() ? " AND s.id > :last" : "") + " ORDER BY s.id", Session.class);
        last.ifPresent(id -> query.setParameter("last", id.value()));
        return query.setParameter("account", user.value())
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultList();
    }

    /** The latest two of a user's living sessions at an audience that are not among their {@code newest} ones, the later first. */
    List<Session> livingBefore(int newest, UserId user, Audience audience, Instant now) {
        return entities.createQuery(LIVING + " AND s.audience = :audience ORDER BY s.id DESC", Session.class)
                .setParameter("account", user.value())
                .setParameter("audience", audience.name())
                .setParameter("now", now)
                .setFirstResult(newest)
                .setMaxResults(2)
                .getResultList();
    }

    /** Up to {@code count} sessions that began in a sign-in and were not ended, but for those that outlive it. */
    List<Session> of(SignInId signIn, int count) {
        return entities.createQuery(
                        "SELECT s FROM Session s WHERE s.signInId = :signIn AND s.endedAt IS NULL"
                                + " AND s.identityScope NOT LIKE '%offline_access%' ORDER BY s.id",
                        Session.class)
                .setParameter("signIn", signIn.value())
                .setMaxResults(count)
                .getResultList();
    }

    /** The last session of a user that was not ended, though it may be over by time: its access tokens may live longer. */
    Optional<SessionId> lastNotEnded(UserId user) {
        return entities.createQuery(NOT_ENDED + " ORDER BY s.id DESC", Session.class)
                .setParameter("account", user.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Session::id);
    }

    /** Makes the partitions of the next months, and drops those whose last session is over. */
    void keepPartitions(Instant now) {
        entities.createNativeQuery("SELECT 1 FROM (SELECT keep_session_partitions(?1)) AS kept")
                .setParameter(1, now)
                .getSingleResult();
    }
}
