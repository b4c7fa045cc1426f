package io.boxoffice.token;

import io.boxoffice.factor.Due;
import io.boxoffice.oauth.TokenResponse;
import java.util.Optional;

/** The outcome of a login whose username and password were right. */
public sealed interface LoginOutcome {
    /** Why there is no session, for the operator only; nothing if there is one. */
    default Optional<String> refusal() {
        return switch (this) {
            case Opened _, FactorDue _ -> Optional.empty();
            case NotGranted _ -> Optional.of("the audience is not granted");
            case ScopeNotGranted _ -> Optional.of("a scope is not granted");
            case Full _ -> Optional.of("there are as many sessions as there may be");
            case NoLonger _ -> Optional.of("the user was changed meanwhile");
        };
    }

    /** It is begun. */
    record Opened(TokenResponse tokens) implements LoginOutcome {}

    /** A second factor is due first: nothing is refused yet. */
    record FactorDue(Due due) implements LoginOutcome {}

    /** The audience is not granted to the user. */
    record NotGranted() implements LoginOutcome {}

    /** A scope that was asked for is not granted, or not there any more. */
    record ScopeNotGranted() implements LoginOutcome {}

    /** The user has as many sessions as they may have. */
    record Full() implements LoginOutcome {}

    /** The user was disabled, removed or changed a moment ago. */
    record NoLonger() implements LoginOutcome {}
}
