package io.boxoffice.problem;

import io.boxoffice.json.AnswerWriter;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The one writer of refusals: RFC 6749 JSON under {@code /auth} and {@code /oauth2}, problem documents elsewhere. */
public final class Faults {
    private static final String RETRY_AFTER_SECONDS = "1";

    private Faults() {}

    /** The answer to a request that cannot be served. */
    public static Response response(int status, ErrorCode code, String detail, String path) {
        Response.ResponseBuilder response =
                Response.status(status).type(mediaType(path)).entity(bytes(status, code, detail, path));
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 503 || status == 429) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    /** The content type of a refusal of this path. */
    public static String mediaType(String path) {
        return speaksOAuth(path) ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE;
    }

    /** The body of a refusal of this path. */
    public static byte[] bytes(int status, ErrorCode code, String detail, String path) {
        return AnswerWriter.bytes(speaksOAuth(path) ? new OAuthError(code, detail) : Problem.of(status, detail, path));
    }

    private static boolean speaksOAuth(String path) {
        return path.startsWith("/auth/") || path.startsWith("/oauth2/");
    }
}
