package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.idtoken.IdTokenFacts;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The tokens with which a session begins that a user agreed to in a browser, and the event that says so. */
@Dependent
class FirstTokens {
    /**
     * How they come about.
     *
     * @param refreshes whether the client may use the refresh token
     * @param nonce that the client sent, if it did
     */
    record Asked(GrantType by, Terms client, boolean refreshes, Optional<String> nonce) {}

    @Inject
    Mint mint;

    @Inject
    Identity identity;

    @Inject
    Audit audit;

    @Inject
    Actor caller;

    TokenResponse of(IssuedRefreshToken issued, User user, Asked asked) {
        Family family = issued.session().family();
        caller.is(new Subject.OfUser(user.id()));
        audit.record(Event.of(EventType.AUTHN_TOKEN_CREATED, user.id().toString())
                .at(family.audience())
                .in(issued.session().id())
                .withToken(issued.access().jti()));
        Authorization authorization =
                Authorization.in(issued.session(), user, issued.session().scope(), asked.by());
        TokenResponse tokens = asked.refreshes()
                ? mint.response(authorization, issued)
                : mint.response(authorization, issued.access());
        return identity.with(tokens, family, facts(user, family, asked));
    }

    private static IdTokenFacts facts(User user, Family family, Asked asked) {
        return new IdTokenFacts(
                user,
                family.client(),
                asked.client().idTokenAlg(),
                family.authentication(),
                family.signIn(),
                asked.nonce(),
                family.idClaims());
    }
}
