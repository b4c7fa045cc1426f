package io.boxoffice.resourceserver;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal: a problem document (RFC 9457 3), with the challenge of RFC 6750 3 or RFC 9449 7.1 where there is one. */
record Problem(int status, String detail, String header, String value) {
    /** Nobody may do this, whoever they are. */
    static final Problem CLOSED = new Problem(403, "Nobody may call this.", HttpHeaders.CACHE_CONTROL, "no-store");

    static Problem noToken(String realm) {
        return new Problem(
                401, "A bearer token is required.", HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"" + realm + '"');
    }

    static Problem invalidToken(String realm) {
        return challenge(401, "The token is not valid here.", realm, "invalid_token");
    }

    static Problem insufficientScope(String realm) {
        return challenge(403, "The token does not permit this.", realm, "insufficient_scope");
    }

    /** Of a token that is bound to a key, or of its proof. */
    static Problem of(DpopRefusal refusal) {
        return refusal.retryAfter()
                .map(wait -> unavailable(wait, "The DPoP proof could not be remembered."))
                .orElseGet(() -> new Problem(
                        401, "The token is not valid here.", HttpHeaders.WWW_AUTHENTICATE, refusal.challenge()));
    }

    /** Whether the token is good is not known at this time. */
    static Problem unavailable(Duration wait, String detail) {
        return new Problem(503, detail, HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }

    private static Problem challenge(int status, String detail, String realm, String error) {
        return new Problem(
                status, detail, HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"" + realm + "\", error=\"" + error + '"');
    }

    /** Answers a request in the place of its method. */
    void refuse(ContainerRequestContext request) {
        request.abortWith(response(PublicAddress.path(request.getUriInfo())));
    }

    private Response response(String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", Response.Status.fromStatusCode(status).getReasonPhrase());
        members.put("status", status);
        members.put("detail", detail);
        members.put("instance", path);
        return Response.status(status)
                .type("application/problem+json")
                .header(header, value)
                .entity(JSONObjectUtils.toJSONString(members))
                .build();
    }
}
