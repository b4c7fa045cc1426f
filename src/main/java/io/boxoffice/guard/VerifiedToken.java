package io.boxoffice.guard;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile JWT code knows it. It prints as its name. */
final class VerifiedToken implements JsonWebToken {
    private final Ticket ticket;
    private final Map<String, Object> claims;

    VerifiedToken(Ticket ticket, String raw, long issuedAt) {
        this.ticket = ticket;
        this.claims = Map.ofEntries(
                Map.entry("raw_token", raw),
                Map.entry("iss", ticket.issuer()),
                Map.entry("sub", ticket.subject().toString()),
                Map.entry("aud", Set.of(ticket.audience().name())),
                Map.entry("exp", ticket.expiresAt().getEpochSecond()),
                Map.entry("iat", issuedAt),
                Map.entry("jti", ticket.jti()),
                Map.entry("upn", ticket.username()),
                Map.entry("groups", ticket.roles()),
                Map.entry("scope", ticket.scopes().toString()),
                Map.entry("sid", ticket.session().toString()));
    }

    @Override
    public String getName() {
        return ticket.username();
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    /** MicroProfile JWT lets the caller name the type; a wrong one is the caller's ClassCastException. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        Object ours = claims.get(name);
        return (T) (ours != null ? ours : ticket.claims().get(name));
    }

    @Override
    public String toString() {
        return getName();
    }
}
