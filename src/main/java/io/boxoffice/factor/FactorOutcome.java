package io.boxoffice.factor;

/** What a look at a second factor came to. */
public enum FactorOutcome {
    /** It is right, and used up. */
    RIGHT,
    /** It is wrong, or was used before. */
    WRONG,
    /** It was not looked at: too many were wrong lately. */
    LOCKED
}
