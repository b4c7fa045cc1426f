package io.boxoffice.admin;

import io.boxoffice.guard.GuardRehearsal;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token to explain, and the request that it would come with.
 *
 * @param call nothing if it is about the token alone
 */
record ExplainRequest(Secret token, Optional<GuardRehearsal.Call> call) {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

    /** Reads it; {@link BodyRefused} for a path that no token is asked for, and for a method or a proof without one. */
    static ExplainRequest of(Body body) {
        body.only("token", "method", "path", "dpop");
        String token = body.text("token");
        if (token.isBlank()) {
            throw BodyRefused.malformed("token must not be blank.");
        }
        return new ExplainRequest(new Secret(token), call(body));
    }

    private static Optional<GuardRehearsal.Call> call(Body body) {
        Optional<String> method = body.optionalRead("method", ExplainRequest::method, "a method such as GET");
        Optional<String> path = body.optionalText("path");
        Optional<String> proof = body.optionalText("dpop");
        if (path.isEmpty() && (method.isPresent() || proof.isPresent())) {
            throw BodyRefused.malformed("method and dpop need a path.");
        }
        return path.map(ExplainRequest::path)
                .map(asked -> new GuardRehearsal.Call(method.orElse("GET"), asked, proof))
                .map(ExplainRequest::guarded);
    }

    private static Optional<String> method(String text) {
        return Optional.of(text).filter(method -> METHOD.matcher(method).matches());
    }

    private static RequestPath path(String text) {
        RequestPath path = RequestPath.of("", text);
        if (!path.text().equals(text)) {
            throw BodyRefused.malformed("path must be a path as it is sent, without a query.");
        }
        return path;
    }

    private static GuardRehearsal.Call guarded(GuardRehearsal.Call call) {
        if (!call.isGuarded()) {
            throw BodyRefused.malformed("path must be one that takes an access token.");
        }
        return call;
    }
}
