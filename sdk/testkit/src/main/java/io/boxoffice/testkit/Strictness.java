package io.boxoffice.testkit;

/** How strict a verifier is: which wrong tokens it refuses. */
public enum Strictness {
    /** It does what RFC 9068 4 and RFC 8725 3 ask every verifier for. */
    STANDARD,
    /** It refuses all that Boxoffice's own verifier refuses: what its issuer never makes, too. */
    GUARD;

    /** Whether it is at least as strict as another. */
    boolean covers(Strictness other) {
        return compareTo(other) >= 0;
    }
}
