package io.boxoffice.audience;

/** What a request names as the one audience of the token that it asks for. */
public sealed interface TargetOutcome {
    /** This one. */
    record Named(AudiencePolicy policy) implements TargetOutcome {}

    /** None: what the client has instead is the caller's to know. */
    record None() implements TargetOutcome {}

    /** One that is not there, or more than one in whatever spelling: {@code invalid_target}. */
    record Invalid() implements TargetOutcome {}
}
