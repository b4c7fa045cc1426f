package io.boxoffice.revocation;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is revoked, in memory on every node: the guard asks here for each request, and nothing else is asked. It is read
 * from the database at start and whenever a node tells of a change; what this node commits itself it knows at once.
 */
@ApplicationScoped
public class Revocations {
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    /** The transaction id before every other. */
    private static final String EVERYTHING = "0";

    private record Held(long until, Bound bound) {
        Held and(Held other) {
            return new Held(Math.max(until, other.until), bound.and(other.bound));
        }
    }

    @Inject
    RevocationRows rows;

    @Inject
    Clock clock;

    /** By token id: the second until which it matters. */
    private final Map<TokenId, Long> tokens = new ConcurrentHashMap<>();

    private final Map<SessionId, Long> sessions = new ConcurrentHashMap<>();
    private final Map<UserId, Held> users = new ConcurrentHashMap<>();

    /** By user and audience. */
    private final Map<String, Held> grants = new ConcurrentHashMap<>();

    private final Map<ClientId, RevokedClient> clients = new ConcurrentHashMap<>();

    private String horizon = EVERYTHING;
    private Instant tidied = Instant.EPOCH;

    /**
     * Whether a token is revoked: itself, its session, its user or its client since it was issued, or what its user had at its
     * audience.
     */
    public boolean isRevoked(IssuedToken token) {
        return cause(token).isPresent();
    }

    /** What of a token is revoked: the narrowest first. */
    public Optional<RevocationCause> cause(IssuedToken token) {
        if (tokens.containsKey(token.jti())) {
            return Optional.of(RevocationCause.TOKEN);
        }
        Optional<RevocationCause> ofSession = cause(token, token.session(), token.user());
        return ofSession.isEmpty() && !clients.isEmpty() && isOfRevokedClient(token)
                ? Optional.of(RevocationCause.CLIENT)
                : ofSession;
    }

    private boolean isOfRevokedClient(IssuedToken token) {
        return isIssuedBefore(clients.get(token.client()), token)
                || (token.machine() != null && isIssuedBefore(clients.get(token.machine()), token));
    }

    private static boolean isIssuedBefore(@Nullable RevokedClient revoked, IssuedToken token) {
        return revoked != null && token.issuedAt() <= revoked.issuedUntil().getEpochSecond();
    }

    /** The first second of which tokens of a client are not revoked with it; the beginning of time if nothing of it is. */
    public Instant firstGood(ClientId client) {
        RevokedClient revoked = clients.get(client);
        return revoked == null
                ? Instant.EPOCH
                : revoked.issuedUntil().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private Optional<RevocationCause> cause(IssuedToken token, @Nullable SessionId session, @Nullable UserId user) {
        if (session == null || user == null) {
            return Optional.empty();
        }
        if (sessions.containsKey(session)) {
            return Optional.of(RevocationCause.SESSION);
        }
        if (covers(users.get(user), session, token)) {
            return Optional.of(RevocationCause.USER);
        }
        boolean isOfGrant =
                !grants.isEmpty() && covers(grants.get(Revoked.grantOf(user, token.audience())), session, token);
        return isOfGrant ? Optional.of(RevocationCause.GRANT) : Optional.empty();
    }

    private static boolean covers(@Nullable Held held, SessionId session, IssuedToken token) {
        return held != null && held.bound().covers(session, token.issuedAt());
    }

    /**
     * Reads what was committed since the last time, page by page, and everything where another server may answer than before: a
     * standby that was promoted gives transaction ids anew which the primary before it gave to what is lost.
     */
    public synchronized void renew() {
        String since = horizon;
        horizon = EVERYTHING;
        String next = read(since);
        horizon = isBefore(next, since) ? read(EVERYTHING) : next;
        rows.clients().forEach(this::add);
        tidy(clock.instant());
    }

    /** The transaction id from which to read later. */
    private String read(String since) {
        RevocationRows.Reading reading = rows.since(RevocationRows.Place.from(since));
        String next = reading.horizon();
        reading.revoked().forEach(this::add);
        while (reading.next().isPresent()) {
            reading = rows.since(reading.next().get());
            reading.revoked().forEach(this::add);
        }
        return next;
    }

    private static boolean isBefore(String one, String other) {
        return Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other)) < 0;
    }

    /** How many revocations are held. */
    public int size() {
        return tokens.size() + sessions.size() + users.size() + grants.size() + clients.size();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked revoked) {
        add(revoked);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RevokedClient revoked) {
        add(revoked);
    }

    private void add(RevokedClient revoked) {
        clients.merge(
                revoked.client(),
                revoked,
                (one, other) -> one.issuedUntil().isAfter(other.issuedUntil()) ? one : other);
    }

    private void add(Revoked revoked) {
        long until = revoked.until().getEpochSecond();
        switch (revoked.kind()) {
            case JTI -> tokens.merge(new TokenId(revoked.value()), until, Math::max);
            case SESSION -> sessions.merge(new SessionId(UUID.fromString(revoked.value())), until, Math::max);
            case USER ->
                users.merge(new UserId(UUID.fromString(revoked.value())), new Held(until, revoked.bound()), Held::and);
            case GRANT -> grants.merge(revoked.value(), new Held(until, revoked.bound()), Held::and);
        }
    }

    private void tidy(Instant now) {
        if (now.isAfter(tidied.plus(TIDY_EVERY)) || now.isBefore(tidied)) {
            long second = now.getEpochSecond();
            tokens.values().removeIf(until -> until < second);
            sessions.values().removeIf(until -> until < second);
            users.values().removeIf(held -> held.until() < second);
            grants.values().removeIf(held -> held.until() < second);
            clients.values().removeIf(revoked -> revoked.until().isBefore(now));
            tidied = now;
        }
    }
}
