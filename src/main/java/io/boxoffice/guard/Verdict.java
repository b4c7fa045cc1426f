package io.boxoffice.guard;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** What an inspection came to. */
sealed interface Verdict {
    /** Everything about the token holds, its signature first. */
    record Admitted(Ticket ticket, JsonWebToken token) implements Verdict {
        @Override
        public String toString() {
            return "Admitted[" + ticket.jti() + "]";
        }
    }

    /** Nothing was presented that could be a token. */
    record Absent() implements Verdict {}

    /**
     * Something does not hold; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     */
    record Rejected(Reason reason) implements Verdict {}
}
