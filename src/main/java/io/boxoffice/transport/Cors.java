package io.boxoffice.transport;

import io.boxoffice.http.RequestPath;
import io.boxoffice.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whose pages may read an answer (Fetch 3.3, the CORS protocol): those of the allowed origins, none by default. What is
 * published under {@code /.well-known} may be read by any page, without cookies. A page may send
 * cookies only where there are any.
 */
record Cors(TransportSettings settings) {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSE = "Access-Control-Expose-Headers";
    private static final String EXPOSED = "ETag, Location, X-Correlation-Id, Retry-After, WWW-Authenticate";

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

    /** No dots, parameters or escapes that could lead the container elsewhere. */
    private static final Pattern PUBLISHED = Pattern.compile("/\\.well-known(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

    enum Verdict {
        NO_PREFLIGHT,
        ANSWERED,
        REFUSED
    }

    /** Writes the permission into the head of the answer, and the whole answer to a preflight that gets one. */
    Verdict judge(HttpServletRequest request, HttpServletResponse response) {
        Optional<WebOrigin> origin = WebOrigin.of(request);
        Map<String, String> permission = permission(RequestPath.of(request).text(), origin);
        permission.forEach(response::setHeader);
        if (origin.isEmpty() || !isPreflight(request)) {
            return Verdict.NO_PREFLIGHT;
        }
        if (!permission.containsKey(ALLOW_ORIGIN)) {
            return Verdict.REFUSED;
        }
        PREFLIGHT.forEach(response::setHeader);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return Verdict.ANSWERED;
    }

    Map<String, String> permission(String path, Optional<WebOrigin> origin) {
        if (PUBLISHED.matcher(path).matches()) {
            return Map.of(ALLOW_ORIGIN, "*", EXPOSE, EXPOSED);
        }
        Map<String, String> headers = new TreeMap<>();
        if (!settings.origins().isEmpty()) {
            headers.put(
                    "Vary", "Origin"); // also without permission: a cache must not give one page the answer to another
        }
        origin.filter(settings.origins()::contains).ifPresent(allowed -> {
            headers.put(ALLOW_ORIGIN, allowed.text());
            headers.put(EXPOSE, EXPOSED);
            if (Surface.of(path).takesCookies()) {
                headers.put("Access-Control-Allow-Credentials", "true");
            }
        });
        return headers;
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
