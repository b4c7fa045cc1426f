package io.boxoffice.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;

/** The words by which a page of another origin is let read an answer (Fetch 3.3). None of them lets it send cookies. */
public final class CorsHeaders {
    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String EXPOSE = "Access-Control-Expose-Headers";
    static final String EXPOSED = "DPoP-Nonce, ETag, Location, X-Correlation-Id, Retry-After, WWW-Authenticate";

    /** What the contract names, and what tracing adds to every request (W3C Trace Context 3, Baggage 3). */
    private static final List<String> SENT = List.of(
            "Accept",
            "Authorization",
            "Content-Type",
            "DPoP",
            "If-Match",
            "If-None-Match",
            "X-Boxoffice-Csrf",
            "X-Correlation-Id",
            "baggage",
            "traceparent",
            "tracestate");

    private static final Map<String, String> PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
            "Access-Control-Allow-Headers", String.join(", ", SENT),
            "Access-Control-Max-Age", "600");

    private CorsHeaders() {}

    /** What lets pages of one origin read an answer, and those of its headers that they may need. */
    public static Map<String, String> permission(WebOrigin origin) {
        return Map.of(ALLOW_ORIGIN, origin.text(), EXPOSE, EXPOSED);
    }

    /** What the answer to a preflight says besides. */
    public static Map<String, String> preflight() {
        return PREFLIGHT;
    }

    /** Whether a request is the question of a browser whether a page may send another one. */
    public static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
