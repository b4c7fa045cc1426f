package io.boxoffice.resourceserver;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever a token has let in. */
record Caller(String raw) implements JsonWebToken {
    @Override
    public String getName() {
        return "alice";
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of("raw_token");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getClaim(String name) {
        return (T) raw;
    }
}
