package io.boxoffice.factor;

/** What became of a passkey that a user wants to add. */
public sealed interface NewPasskey {
    /** They have it. */
    record Added(Factor factor) implements NewPasskey {}

    /** It is not good, not what was asked for, or somebody has it already. */
    record Refused() implements NewPasskey {}

    /** They have as many as they may have. */
    record Full() implements NewPasskey {}
}
