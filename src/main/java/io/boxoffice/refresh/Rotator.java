package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Actor;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Uses the living tokens of sessions (RFC 6749 6), with no transaction around it: what is read and what is written are a statement
 * each, and what is written is written whole or not at all.
 */
@Dependent
public class Rotator {
    @Inject
    SessionRows rows;

    @Inject
    SecretChain chain;

    @Inject
    Audiences audiences;

    @Inject
    Actor caller;

    @Inject
    Clock clock;

    /** Session and user of a text as they are now, if the text is a genuine token of ours, be it living, used or over. */
    public Optional<Presentation> read(Secret text) {
        return RefreshTokenValue.parse(text)
                .flatMap(rows::read)
                .filter(presented -> chain.isGenuine(presented.token()));
    }

    /**
     * What the use of a token comes to; nothing if it is not the living one of a session that is not over.
     *
     * @param rotates whether there is a successor; else the token stays good, and only what goes with it is new
     * @param longestAccess how long the access token lives at most; nothing for what the audience says
     */
    public Optional<Rotation> due(PresentedRefreshToken presented, boolean rotates, Optional<Duration> longestAccess) {
        Instant now = clock.instant();
        Session session = presented.session();
        if (session.isOverAt(now) || !presented.isLiving()) {
            return Optional.empty();
        }
        AudiencePolicy policy = audiences.policy(session.audience());
        TokenTimes lives = TokenTimes.of(policy, now, session.absoluteEnd());
        AccessTokenStamp access =
                lives.access(policy, longestAccess, session.access().issuedAt());
        RefreshTokenValue next = rotates ? chain.successor(presented.text()) : presented.text();
        byte[] hash = chain.hash(next);
        return Optional.of(new Rotation(
                session.generation(),
                next,
                hash,
                Optional.of(session.waypoints().with(hash)).filter(_ -> rotates && Waypoints.isOne(next.generation())),
                new IssuedRefreshToken(session.facts(), next.secretText(), lives.idleEnd(), access)));
    }

    /**
     * Writes the use of a token, with the event that tells of it, all or nothing: of any number of presentations of one token exactly
     * one is told {@code true}, and none after the end of its session.
     *
     * @param actor whose token it is
     */
    public boolean write(Rotation rotation, Subject actor) {
        return rows.use(rotation, actor, caller);
    }
}
