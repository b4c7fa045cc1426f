package io.boxoffice.client;

import java.util.Map;

/** A session of the small office: the living refresh token, the one before, and the access token. Each text says canary. */
final class TokenLine {
    private final String audience;
    private int generation;

    TokenLine(String audience, int generation) {
        this.audience = audience;
        this.generation = generation;
    }

    /** The session of the next login, whose texts are others. */
    synchronized TokenLine anew() {
        return new TokenLine(audience, generation + 100);
    }

    synchronized int generation() {
        return generation;
    }

    /** As the contract has it: the living one rotates, the one before gets the same successor again. */
    synchronized boolean isRefreshedBy(String presented) {
        if (presented.equals(refresh(generation))) {
            generation++;
            return true;
        }
        return presented.equals(refresh(generation - 1));
    }

    synchronized String access() {
        return "access-canary-" + audience + "-" + generation;
    }

    synchronized Map<String, Object> answer(long expiresIn) {
        return Map.of(
                "access_token",
                access(),
                "token_type",
                "Bearer",
                "expires_in",
                expiresIn,
                "refresh_token",
                refresh(generation),
                "refresh_expires_in",
                1_209_600,
                "audience",
                audience,
                "scope",
                "");
    }

    private String refresh(int of) {
        return "refresh-canary-" + audience + "-" + of;
    }
}
