package io.boxoffice.login;

import io.boxoffice.factor.Asked;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /auth/passkey/options}: what a browser is asked to show a passkey, alone or as the second step of a login. */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/passkey/options")
public class PasskeyOptionsResource {
    private static final String SESSION = "auth_session";

    @Inject
    Passkeys passkeys;

    @Inject
    LoginSteps steps;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response options(Body body) {
        body.only(SESSION);
        PasskeyChallenge challenge = body.has(SESSION) ? beside(body.text(SESSION)) : alone();
        return Response.ok(challenge)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private PasskeyChallenge alone() {
        RandomSecret session = RandomSecret.random();
        return PasskeyChallenge.of(session, passkeys.beginAlone(Asked.at(session)));
    }

    private PasskeyChallenge beside(String text) {
        return RandomSecret.parse(text)
                .flatMap(session -> steps.passkeyOptions(session).map(asked -> PasskeyChallenge.of(session, asked)))
                .orElseThrow(() -> new OAuthException(
                        ErrorCode.INVALID_GRANT, 401, "The login is over, or its user has no passkey."));
    }
}
