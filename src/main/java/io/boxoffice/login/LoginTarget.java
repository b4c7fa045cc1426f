package io.boxoffice.login;

import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a login is to give.
 *
 * @param scope nothing when it is absent, which asks for every scope that is granted
 * @param inCookie whether the refresh token is to travel in a cookie
 */
record LoginTarget(String audience, Optional<Scopes> scope, boolean inCookie) {
    static LoginTarget of(Body body) {
        String audience = audience(body);
        Optional<Scopes> scope = body.optionalText("scope").map(LoginTarget::scopes);
        return new LoginTarget(audience, scope, RefreshCookie.isAsked(body));
    }

    /** The one audience that a body names. */
    static String audience(Body body) {
        String audience = body.text("audience");
        if (audience.isEmpty()) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "The audience must be exactly one.");
        }
        return audience;
    }

    private static Scopes scopes(String text) {
        return Scopes.parse(text)
                .orElseThrow(() -> new OAuthException(ErrorCode.INVALID_SCOPE, "The scope is malformed."));
    }

    /** As {@link #stored} has it. */
    static LoginTarget parse(String stored) {
        return StrictJson.object(stored.getBytes(StandardCharsets.UTF_8))
                .map(Body::new)
                .map(LoginTarget::of)
                .orElseThrow(() -> new IllegalStateException("what a half login asks for is no object"));
    }

    /** The members of the body that it was read from, as JSON. */
    String stored() {
        Map<String, String> members = new HashMap<>(Map.of("audience", audience));
        scope.ifPresent(asked -> members.put("scope", asked.toString()));
        if (inCookie) {
            members.put("transport", "cookie");
        }
        return new String(AnswerWriter.bytes(members), StandardCharsets.UTF_8);
    }

    /** The cookie for the refresh token, if it was asked for. */
    Optional<RefreshCookie> cookie(Audience found) {
        return Optional.of(new RefreshCookie(found)).filter(_ -> inCookie);
    }
}
