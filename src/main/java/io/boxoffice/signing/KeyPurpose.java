package io.boxoffice.signing;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SigningAlg;
import java.util.Optional;

/** What a key signs, for all its life: nothing that is meant for one purpose is ever good for another. */
public sealed interface KeyPurpose {
    /** Access tokens for one audience, and what else its verifiers are told. */
    record AccessTokens(Audience audience) implements KeyPurpose {}

    /** ID tokens and logout tokens in one algorithm, of every client that asks for it. */
    record IdTokens(SigningAlg alg) implements KeyPurpose {}

    /** The word for it at the interface of administrators. */
    default String use() {
        return switch (this) {
            case AccessTokens _ -> "access";
            case IdTokens _ -> "id";
        };
    }

    /** The audience that it is for; nothing of ID tokens, whose audiences are clients. */
    default Optional<Audience> ofAudience() {
        return switch (this) {
            case AccessTokens access -> Optional.of(access.audience());
            case IdTokens _ -> Optional.empty();
        };
    }

    /** One word for each: the name of an audience has no colon. */
    default String word() {
        return switch (this) {
            case AccessTokens access -> access.audience().name();
            case IdTokens id -> "id:" + id.alg().wire();
        };
    }

    /** A state as it is stored. Release 0.1.0 looks after keys in the states that it knows, and would take any of them for an audience's. */
    default String stored(KeyState state) {
        return switch (this) {
            case AccessTokens _ -> state.wire();
            case IdTokens _ -> state.isOver() ? state.wire() : KeyState.OF_ID_TOKENS + state.wire();
        };
    }
}
