package io.boxoffice.factor;

import io.boxoffice.oauth.Authentication;

/** What a look at a factor came to. */
public sealed interface FactorOutcome {
    /**
     * It is right, and used up.
     *
     * @param shown what the user has shown by now
     */
    record Right(Authentication shown) implements FactorOutcome {}

    /** It is wrong, or was used before. */
    record Wrong() implements FactorOutcome {}

    /** It was not looked at: too many were wrong lately. */
    record Locked() implements FactorOutcome {}
}
