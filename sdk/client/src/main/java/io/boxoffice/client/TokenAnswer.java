package io.boxoffice.client;

import java.time.Duration;

/** What came of asking for tokens. */
sealed interface TokenAnswer {
    /** Tokens. */
    record Granted(TokenPair tokens) implements TokenAnswer {}

    /**
     * No, and asking again the same way will not help.
     *
     * @param error the code of RFC 6749 5.2, or what was wrong with the answer
     */
    record Refused(String error) implements TokenAnswer {
        @Override
        public boolean endsTheSession() {
            return error.equals("invalid_grant");
        }
    }

    /** There is neither a refresh token nor a password to ask with. */
    record LoginNeeded() implements TokenAnswer {
        @Override
        public boolean endsTheSession() {
            return true;
        }
    }

    /**
     * The password was right, and something else is due.
     *
     * @param authSession by which the login is continued
     */
    record SecondStep(FactorDue due, String authSession) implements TokenAnswer {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** 429: not before so long. */
    record SlowDown(Duration retryAfter) implements TokenAnswer {}

    /**
     * Nobody knows: no answer, 5xx, a store that fails.
     *
     * @param retryAfter zero if nothing was said of that
     */
    record Unavailable(String why, Duration retryAfter) implements TokenAnswer {}

    /** Whether the refresh token, or name and password, are not (any longer) good. */
    default boolean endsTheSession() {
        return false;
    }
}
