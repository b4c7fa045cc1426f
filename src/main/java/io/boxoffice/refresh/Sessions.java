package io.boxoffice.refresh;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.changes.Changes;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.revocation.RevocationRows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins sessions and rotates their tokens, inside the caller's transaction. */
@Dependent
public class Sessions {
    @Inject
    SessionRows rows;

    @Inject
    SessionEnds ends;

    @Inject
    SecretChain chain;

    @Inject
    Audiences audiences;

    @Inject
    RevocationRows revocations;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** Holds a user's row, so that his sessions begin and end one after the other; whether he is there. */
    public boolean lockOwner(UUID accountId) {
        return rows.lockOwner(accountId);
    }

    /**
     * Begins a session with its first refresh token; the owner must be locked. Nothing if he has as many as the policy
     * lets him have, and it lets none make room.
     */
    public Optional<IssuedRefresh> begin(UUID accountId, AudiencePolicy policy, Scopes scope, Client client) {
        Instant now = clock.instant();
        if (policy.maxSessions().isPresent()
                && !makeRoom(accountId, policy, policy.maxSessions().getAsInt(), now)) {
            return Optional.empty();
        }
        SessionFacts facts = new SessionFacts(newId(accountId, now), accountId, policy.audience(), scope);
        RefreshText first = new RefreshText(facts.id(), 1, SecretChain.firstSecret());
        Lives lives = Lives.begin(policy, now);
        AccessStamp access = lives.access(policy);
        rows.add(new Session(facts, client, chain.hash(first), lives, access));
        return Optional.of(new IssuedRefresh(facts, first.secretText(), lives.idleEnd(), access));
    }

    private boolean makeRoom(UUID accountId, AudiencePolicy policy, int most, Instant now) {
        List<Session> living = rows.living(accountId, now).stream()
                .filter(session -> session.audience().equals(policy.audience()))
                .toList();
        if (living.size() < most) {
            return true;
        }
        return switch (policy.onMaxSessions()) {
            case REJECT -> false;
            case END_OLDEST -> {
                living.subList(0, living.size() - most + 1)
                        .forEach(oldest -> ends.end(oldest, "a newer session took its place"));
                yield true;
            }
        };
    }

    /** An id of a later millisecond than any that was revoked with its user: the order of ids says what is revoked. */
    private UUID newId(UUID accountId, Instant now) {
        Instant afterRevoked =
                revocations.boundOf(accountId).map(bound -> bound.plusMillis(1)).orElse(now);
        return afterRevoked.isAfter(now)
                ? UuidCreator.getTimeOrderedEpoch(afterRevoked)
                : UuidCreator.getTimeOrderedEpoch(now);
    }

    /** The session of a text, if it is a genuine token of ours, be it living, used or over. */
    public Optional<Presented> find(Secret text) {
        return RefreshText.parse(text)
                .flatMap(found -> rows.find(found.session()).map(session -> new Presented(found, session)))
                .filter(this::isGenuine);
    }

    private boolean isGenuine(Presented presented) {
        Session session = presented.session();
        return chain.leadsTo(presented.text(), session.generation(), session.secretHash(), session.waypoints());
    }

    /** Uses a token and makes its successor, both or none; repeats a lost answer; ends the session of a reused token. */
    public Rotation rotate(Presented presented) {
        Instant now = clock.instant();
        Session session = presented.session();
        if (session.isOverAt(now)) {
            return new Rotation.Expired();
        }
        if (presented.isLiving()) {
            Optional<IssuedRefresh> successor = rotate(session, presented.text(), now);
            if (successor.isPresent()) {
                return new Rotation.Rotated(successor.get());
            }
            // Another presentation of the same token, or the end of its session, was faster since it was read.
            rows.readAgain(session);
            return session.isOverAt(now) ? new Rotation.Expired() : usedBefore(presented, now);
        }
        return usedBefore(presented, now);
    }

    private Optional<IssuedRefresh> rotate(Session session, RefreshText presented, Instant now) {
        AudiencePolicy policy = audiences.policy(session.audience());
        RefreshText next = chain.successor(presented);
        Lives lives = Lives.of(policy, now, session.absoluteEnd());
        AccessStamp access = lives.access(policy);
        byte[] hash = chain.hash(next);
        if (!rows.rotate(session, next, hash, lives, access)) {
            return Optional.empty();
        }
        if (Waypoints.isOne(next.generation())) {
            rows.pass(session, session.waypoints().with(hash));
        }
        return Optional.of(new IssuedRefresh(session.facts(), next.secretText(), lives.idleEnd(), access));
    }

    private Rotation usedBefore(Presented presented, Instant now) {
        Session session = presented.session();
        if (presented.isTheOneBefore() && isInWindow(session, now)) {
            Secret successor = chain.successor(presented.text()).secretText();
            return new Rotation.Repeated(
                    new IssuedRefresh(session.facts(), successor, session.idleEnd(), session.access()));
        }
        ends.endReused(session);
        return new Rotation.Reused();
    }

    /** Time in which the database was away does not count: the answer could not come, nor could it be asked for again. */
    private boolean isInWindow(Session session, Instant now) {
        Instant begins = changes.resumedSince(session.rotatedAt());
        return now.isBefore(begins.plus(audiences.policy(session.audience()).retryWindow()));
    }
}
