package io.boxoffice.http;

import io.boxoffice.json.AnswerWriter;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;

/**
 * The one writer of refusals: pages where a person in a browser asks, RFC 6749 JSON elsewhere under {@code /auth} and {@code /oauth2}, problem
 * documents anywhere else.
 */
public final class ErrorWriter {
    /** The {@code WWW-Authenticate} of a 401 without a token (RFC 6750 3); other refusals add their {@code error}. */
    public static final String CHALLENGE = "Bearer realm=\"boxoffice\"";

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorWriter() {}

    /** The answer to a request that cannot be served. */
    public static Response response(int status, ErrorCode code, String detail, RequestPath path) {
        Response.ResponseBuilder response = Response.status(status);
        if (path.surface().showsPages()) {
            response.entity(new RefusedPage(status)).type(MediaType.TEXT_HTML_TYPE);
        } else {
            response.entity(bytes(status, code, detail, path)).type(mediaType(path));
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (status == 503 || status == TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    /**
     * 429 for who asks too often (RFC 6585 4); {@code Retry-After} is the wait in whole seconds, rounded up, at least
     * 1.
     */
    public static Response slowDown(String detail, Duration wait, RequestPath path) {
        Response response = response(TOO_MANY_REQUESTS, ErrorCode.SLOW_DOWN, detail, path);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, retryAfter(wait));
        return response;
    }

    /** A wait as {@code Retry-After} says it (RFC 9110 10.2.3): whole seconds, rounded up, at least 1. */
    public static String retryAfter(Duration wait) {
        return Long.toString(wholeSeconds(wait));
    }

    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    /** Writes the answer to a request that cannot be served, where there is no JAX-RS to do it. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, int status, ErrorCode code, String detail)
            throws IOException {
        RequestPath path = RequestPath.of(request);
        if (status == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (path.surface().showsPages()) {
            new RefusedPage(status).forward(request, response);
            return;
        }
        response.setStatus(status);
        response.setContentType(mediaType(path));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(bytes(status, code, detail, path));
    }

    /** The content type of a refusal of this path, where it is no page. */
    static String mediaType(RequestPath path) {
        return path.surface().speaksOAuth() ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE;
    }

    /** The body of a refusal of this path, where it is no page. */
    static byte[] bytes(int status, ErrorCode code, String detail, RequestPath path) {
        return AnswerWriter.bytes(
                path.surface().speaksOAuth() ? new OAuthError(code, detail) : Problem.of(status, detail, path.seen()));
    }
}
