package io.boxoffice.token;

import io.boxoffice.factor.Due;
import io.boxoffice.oauth.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody would get who asked for a token now.
 *
 * @param refusal why they would get none; nothing if they would get one
 * @param claims of the token, without its id, its session and its place in a status list; none if it is refused
 * @param scopes every scope that was asked for, or that some rule knows where none was, in order
 * @param due what a user who has shown a password has to do first
 */
public record TokenPreview(Optional<Refusal> refusal, Map<String, Object> claims, List<ScopeFate> scopes, Due due) {
    /**
     * What becomes of a scope.
     *
     * @param takenBy the first rule that takes it away; nothing if the token has it
     */
    public record ScopeFate(String scope, Optional<ScopeRule> takenBy) {}

    /** Why there is no token, and what would be answered. */
    public enum Refusal {
        /** There is no such audience. */
        UNKNOWN_AUDIENCE(ErrorCode.INVALID_TARGET),
        /** There is no such user. */
        UNKNOWN_USER(ErrorCode.INVALID_GRANT),
        /** The user is disabled. */
        USER_DISABLED(ErrorCode.INVALID_GRANT),
        /** There is no such client. */
        UNKNOWN_CLIENT(ErrorCode.INVALID_CLIENT),
        /** The client is disabled. */
        CLIENT_DISABLED(ErrorCode.INVALID_CLIENT),
        /** The client does not act for itself. */
        NO_MACHINE(ErrorCode.UNAUTHORIZED_CLIENT),
        /** The audience is not granted. */
        NOT_GRANTED(ErrorCode.INVALID_TARGET),
        /** A scope that was asked for is taken away, and who asks so is refused the whole. */
        SCOPE_NOT_GRANTED(ErrorCode.INVALID_SCOPE),
        /** The user must set up a second factor first. */
        SECOND_FACTOR(ErrorCode.INSUFFICIENT_AUTHORIZATION);

        private final ErrorCode error;

        Refusal(ErrorCode error) {
            this.error = error;
        }

        /** The error that would be answered. */
        public ErrorCode error() {
            return error;
        }

        /** The reason as it travels. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that is refused before its scopes are looked at. */
    public static TokenPreview refused(Refusal why) {
        return new TokenPreview(Optional.of(why), Map.of(), List.of(), Due.NOTHING);
    }
}
