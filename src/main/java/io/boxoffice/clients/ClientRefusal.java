package io.boxoffice.clients;

/** Why a client was not believed: for the operator only, to the caller they all look the same. */
enum ClientRefusal {
    NOTHING_SHOWN("nothing was shown"),
    UNREADABLE("the header is not one of Basic"),
    UNKNOWN("unknown"),
    DISABLED("disabled"),
    ANOTHER_METHOD("by another method than the registered one"),
    WRONG_SECRET("wrong secret"),
    ASSERTION_TEXT("assertion: malformed"),
    ASSERTION_KEY("assertion: no key of the client, or not its algorithm"),
    ASSERTION_SIGNATURE("assertion: bad signature"),
    ASSERTION_CLAIMS("assertion: not of this client for this issuer"),
    ASSERTION_TIME("assertion: not now, or good for too long"),
    ASSERTION_USED("assertion: taken before");

    private final String words;

    ClientRefusal(String words) {
        this.words = words;
    }

    /** The reason in words, as the audit tells it. */
    String words() {
        return words;
    }
}
