package io.boxoffice.refresh;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Begins sessions and rotates their tokens, inside the caller's transaction. */
@Dependent
public class Sessions {
    @Inject
    RefreshTokens tokens;

    @Inject
    TokenHash hash;

    @Inject
    Audiences audiences;

    @Inject
    Clock clock;

    /** Begins a session with its first refresh token. */
    public IssuedRefresh begin(UUID accountId, AudiencePolicy policy, Scopes scope, Client client) {
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant absoluteEnd = now.plus(policy.refreshAbsolute());
        Session session = new Session(id, accountId, policy.audience(), scope, client, now, absoluteEnd);
        tokens.add(session);
        return issue(session, new RefreshText(id, 1, TokenHash.newSecret()), policy, now);
    }

    /** The stored token that a text is, if it is one of ours whose secret is right, be it used or expired. */
    public Optional<Presented> find(Secret text) {
        return RefreshText.parse(text)
                .flatMap(tokens::find)
                .filter(found -> hash.matches(found.text(), found.token().secretHash()));
    }

    /** Uses a token and makes its successor, both or none. */
    public Rotation rotate(Presented presented) {
        Instant now = clock.instant();
        Session session = presented.session();
        if (session.isOverAt(now)) {
            return new Rotation.Expired();
        }
        if (presented.token().isUsed()) {
            return new Rotation.Reused();
        }
        if (presented.token().isExpiredAt(now)) {
            return new Rotation.Expired();
        }
        // Another presentation of the same token may have been faster since it was read.
        if (!tokens.use(presented.text(), now)) {
            return new Rotation.Reused();
        }
        AudiencePolicy policy = audiences.policy(session.audience());
        return new Rotation.Rotated(issue(session, presented.text().successor(TokenHash.newSecret()), policy, now));
    }

    /** Ends the session of a token: the whole family. */
    public void end(Presented presented) {
        tokens.end(presented.text().session(), clock.instant());
    }

    private IssuedRefresh issue(Session session, RefreshText text, AudiencePolicy policy, Instant now) {
        Instant idleEnd = now.plus(policy.refreshIdle());
        Instant expiresAt = idleEnd.isBefore(session.absoluteEnd()) ? idleEnd : session.absoluteEnd();
        tokens.add(new RefreshToken(text, hash.of(text), now, expiresAt));
        return new IssuedRefresh(session.facts(), text.secretText(), now, expiresAt);
    }
}
