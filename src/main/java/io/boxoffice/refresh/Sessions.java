package io.boxoffice.refresh;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.changes.Changes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.revocation.RevocationRows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Begins and finds sessions, inside the caller's transaction. Who begins or ends sessions of a user holds their
 * {@link io.boxoffice.account.AccountLock}, so that none begins unseen.
 */
@Dependent
public class Sessions {
    @Inject
    SessionRows rows;

    @Inject
    SessionEnds ends;

    @Inject
    SecretChain chain;

    @Inject
    RevocationRows revocations;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Begins a session with its first refresh token; the owner must be locked. Nothing if they have as many as the policy
     * lets them have, and it lets none make room.
     */
    public Optional<IssuedRefreshToken> begin(Family family, AudiencePolicy policy, Device device) {
        return begin(family, policy, device, Optional.empty());
    }

    /** The same, and it is over at a time, however long the policy would let it live. */
    public Optional<IssuedRefreshToken> begin(
            Family family, AudiencePolicy policy, Device device, Optional<Instant> latestEnd) {
        Instant now = clock.instant();
        if (policy.maxSessions().isPresent()
                && !makeRoom(family.user(), policy, policy.maxSessions().getAsInt(), now)) {
            return Optional.empty();
        }
        RevocationRows.Latest revoked = revocations.latest(family.user(), family.audience(), family.client());
        SessionFacts facts = new SessionFacts(newId(revoked, now), family);
        RefreshTokenValue first = new RefreshTokenValue(facts.id(), 1, SecretChain.firstSecret());
        TokenTimes lives = TokenTimes.begin(policy, now, latestEnd);
        AccessTokenStamp access = lives.access(policy, Optional.empty(), afterIssued(revoked));
        rows.add(new Session(facts, device, chain.hash(first), lives, access));
        return Optional.of(new IssuedRefreshToken(facts, first.secretText(), lives.idleEnd(), access));
    }

    private boolean makeRoom(UserId user, AudiencePolicy policy, int most, Instant now) {
        List<Session> tooMany = rows.livingBefore(most - 1, user, policy.audience(), now);
        if (tooMany.isEmpty()) {
            return true;
        }
        return switch (policy.onMaxSessions()) {
            case REJECT -> false;
            case END_OLDEST -> {
                endOldest(tooMany);
                yield true;
            }
        };
    }

    /** One, as a rule; more if there were more than may be, because the policy is another one now. */
    private void endOldest(List<Session> latestTwo) {
        if (latestTwo.size() == 1) {
            ends.end(latestTwo.getFirst(), EndReason.Known.NEWER_SESSION);
        } else {
            ends.endUpTo(latestTwo.getFirst(), EndReason.Known.NEWER_SESSION);
        }
    }

    /** An id (RFC 9562 5.7) of a later millisecond than any that was revoked with its user: the order of ids says what is revoked. */
    private static SessionId newId(RevocationRows.Latest revoked, Instant now) {
        Instant afterRevoked = revoked.began().map(bound -> bound.plusMillis(1)).orElse(now);
        return new SessionId(UuidCreator.getTimeOrderedEpoch(afterRevoked.isAfter(now) ? afterRevoked : now));
    }

    /** The first second of which tokens are not revoked with their user. */
    private static Instant afterIssued(RevocationRows.Latest revoked) {
        return revoked.issued()
                .map(issued -> issued.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
                .orElse(Instant.EPOCH);
    }

    /** The session of a text, if it is a genuine token of ours, be it living, used or over. */
    public Optional<PresentedRefreshToken> find(Secret text) {
        return PresentedRefreshToken.of(text, rows::find).filter(chain::isGenuine);
    }

    /** The session of a text, if it is the living token of one that is not over. It is not used. */
    public Optional<SessionFacts> findLiving(Secret text) {
        return find(text)
                .filter(PresentedRefreshToken::isLiving)
                .filter(presented -> !presented.session().isOverAt(clock.instant()))
                .map(PresentedRefreshToken::facts);
    }

    /** When a session ends whatever happens; nothing if it is over already. */
    public Optional<Instant> endOfLiving(SessionId id) {
        return rows.find(id)
                .filter(session -> !session.isOverAt(clock.instant()))
                .map(Session::absoluteEnd);
    }

    /** Notes that an access token of a session lives until then: were the session revoked, the token must be known for as long. */
    public void outlasts(SessionId session, Instant end) {
        rows.extend(session, end);
    }
}
