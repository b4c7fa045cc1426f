package io.boxoffice.token;

import io.boxoffice.oauth.TokenResponse;

/** What the presentation of a code came to. */
public sealed interface CodeOutcome {
    /** It became tokens. */
    record Issued(TokenResponse tokens) implements CodeOutcome {}

    /** It is good for nothing, or not for whoever presents it: nobody outside learns which. */
    record Refused() implements CodeOutcome {}

    /** Another audience was named than it is for (RFC 8707 2.2). */
    record AnotherTarget() implements CodeOutcome {}
}
