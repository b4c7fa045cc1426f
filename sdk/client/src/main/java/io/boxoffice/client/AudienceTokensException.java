package io.boxoffice.client;

import jakarta.ws.rs.ProcessingException;

/**
 * There is no token for a call, which therefore was not sent, or sent with a token that was refused. RESTEasy puts it
 * into a {@code ResponseProcessingException} as its cause in the second case. Its message names audience and user, never
 * a token or a password.
 */
public final class AudienceTokensException extends ProcessingException {
    private static final long serialVersionUID = 1;

    /** Why there is none. */
    public enum Reason {
        /** The session has ended, and there is no password to begin another. */
        LOGIN_NEEDED,
        /** Name and password, what was shown besides, or the audience are refused; or a second factor is due and is not shown. */
        REFUSED,
        /** Too many have asked from here (429). */
        SLOW_DOWN,
        /** Boxoffice, or the store, could not be reached in time. */
        UNAVAILABLE,
        /** {@link AudienceTokens#close} was called. */
        CLOSED
    }

    private final Reason reason;

    AudienceTokensException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why there is none. */
    public Reason reason() {
        return reason;
    }
}
