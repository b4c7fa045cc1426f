package io.boxoffice.json;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;

/**
 * A request body that is not what the endpoint takes: 400 malformed, 413 too large, 415 another content type. The
 * message names the member at fault, never its value.
 */
public final class BodyRefused extends OAuthException {
    BodyRefused(int status, String message) {
        super(ErrorCode.INVALID_REQUEST, status, message);
    }

    /** The body could be read but does not say what the endpoint needs: 400. */
    public static BodyRefused malformed(String message) {
        return new BodyRefused(400, message);
    }
}
