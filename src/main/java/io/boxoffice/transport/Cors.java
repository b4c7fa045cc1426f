package io.boxoffice.transport;

import io.boxoffice.http.RequestPath;
import io.boxoffice.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whose pages may read an answer (Fetch 3.3, the CORS protocol): those of the allowed origins, none by default. What is
 * published under {@code /.well-known} may be read by any page, without cookies. A page may send
 * cookies only where there are any. Under {@code /oauth2} pages of registered clients may read too, which {@code clients} decides.
 */
record Cors(TransportSettings settings) {
    /** No dots, parameters or escapes that could lead the container elsewhere. */
    private static final Pattern PUBLISHED = Pattern.compile("/\\.well-known(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

    enum Verdict {
        NO_PREFLIGHT,
        ANSWERED,
        /** Pages of registered clients may ask there; whose they are is not known here. */
        OF_A_CLIENT,
        REFUSED
    }

    /** Writes the permission into the head of the answer, and the whole answer to a preflight that gets one. */
    Verdict judge(HttpServletRequest request, HttpServletResponse response) {
        Optional<WebOrigin> origin = WebOrigin.of(request);
        Map<String, String> permission = permission(RequestPath.of(request).text(), origin);
        permission.forEach(response::setHeader);
        if (origin.isEmpty() || !CorsHeaders.isPreflight(request)) {
            return Verdict.NO_PREFLIGHT;
        }
        if (!permission.containsKey(CorsHeaders.ALLOW_ORIGIN)) {
            return RequestPath.of(request).surface().hasClientPages() ? Verdict.OF_A_CLIENT : Verdict.REFUSED;
        }
        CorsHeaders.preflight().forEach(response::setHeader);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return Verdict.ANSWERED;
    }

    Map<String, String> permission(String path, Optional<WebOrigin> origin) {
        if (PUBLISHED.matcher(path).matches()) {
            return CorsHeaders.permission(new WebOrigin("*"));
        }
        Map<String, String> headers = new TreeMap<>();
        if (!settings.origins().isEmpty()) {
            headers.put(
                    "Vary", "Origin"); // also without permission: a cache must not give one page the answer to another
        }
        origin.filter(settings.origins()::contains).ifPresent(allowed -> {
            headers.putAll(CorsHeaders.permission(allowed));
            if (Surface.of(path).takesCookies()) {
                headers.put("Access-Control-Allow-Credentials", "true");
            }
        });
        return headers;
    }
}
