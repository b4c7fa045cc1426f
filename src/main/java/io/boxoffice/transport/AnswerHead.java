package io.boxoffice.transport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What stands in the head of every answer, refusals of the container included; RFC 6797 for TLS only. */
record AnswerHead(boolean tlsOnly, String correlationId) {
    private static final String ONE_YEAR = "max-age=31536000";

    static AnswerHead of(HttpServletRequest request, TransportSettings settings, RequestSource origin) {
        return new AnswerHead(settings.mode().isStrict() || request.isSecure(), origin.correlationId());
    }

    void write(HttpServletResponse response) {
        response.setHeader(CorrelationId.HEADER, correlationId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (tlsOnly) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }
}
