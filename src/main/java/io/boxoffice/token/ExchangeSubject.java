package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenClaims;
import io.boxoffice.accesstoken.ActingParty;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.refresh.SessionFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token says that is exchanged for another one (RFC 8693 2.1), found good.
 *
 * @param client to which client it was issued
 * @param session what it belongs to; nothing of a machine's
 * @param expiresAt when it is over; nothing of a refresh token
 * @param boundTo the key that whoever presents it must have
 * @param actor who acts for its subject by now
 * @param tenant of a machine
 * @param authentication how the user showed who they are; nothing of a machine
 */
record ExchangeSubject(
        Subject subject,
        ClientId client,
        Audience audience,
        Scopes scopes,
        Optional<SessionId> session,
        Optional<Instant> expiresAt,
        Optional<Confirmation> boundTo,
        Optional<ActingParty> actor,
        Optional<String> tenant,
        Optional<Authentication> authentication) {

    static ExchangeSubject of(VerifiedAccessToken verified) {
        AccessTokenClaims claims = verified.claims();
        return new ExchangeSubject(
                claims.subject(),
                claims.client(),
                claims.audience(),
                claims.scopes(),
                claims.session(),
                Optional.of(claims.expiresAt()),
                claims.boundTo(),
                claims.actor(),
                claims.tenant(),
                claims.authentication());
    }

    static ExchangeSubject of(SessionFacts session) {
        return new ExchangeSubject(
                new Subject.OfUser(session.user()),
                session.family().client(),
                session.audience(),
                session.scope(),
                Optional.of(session.id()),
                Optional.empty(),
                session.family().boundTo(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(session.family().authentication()));
    }

    /**
     * Which scopes come of it. At its own audience a token cannot grow; at another one its scopes mean nothing, and client and subject bound what
     * it gets.
     */
    ScopeDecision decision(Optional<User> user, ExchangeRequest request) {
        AudiencePolicy target = request.target();
        ScopeDecision decision = owners(user, request).by(request.client(), target);
        return audience.equals(target.audience()) ? decision.and(ScopeRule.SUBJECT, Optional.of(scopes)) : decision;
    }

    /** What its user showed; a token of release 0.1.0 does not say it, and there was the password only. */
    Authentication shown() {
        return authentication.orElseGet(() -> Authentication.byPassword(Instant.EPOCH));
    }

    private static ScopeDecision owners(Optional<User> user, ExchangeRequest request) {
        return user.map(of -> ScopeDecision.of(of, request.target()))
                .orElseGet(() -> ScopeDecision.ofMachine(request.ofMachine().orElse(Grants.NONE), request.target()));
    }
}
