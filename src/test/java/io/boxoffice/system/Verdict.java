package io.boxoffice.system;

import java.util.Set;

/** What a resource server makes of a token. */
sealed interface Verdict {
    /** Let in, and what its application reads of the token. */
    record Admitted(String subject, Set<String> groups, String scope) implements Verdict {}

    /** Refused, for a reason in the words of its library. */
    record Refused(String why) implements Verdict {}
}
