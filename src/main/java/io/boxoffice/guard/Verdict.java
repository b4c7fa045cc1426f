package io.boxoffice.guard;

/** What an inspection came to. */
sealed interface Verdict {
    /** Everything about the token holds. */
    record Admitted(Ticket ticket) implements Verdict {}

    /**
     * Something does not; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     */
    record Rejected(String reason) implements Verdict {}
}
