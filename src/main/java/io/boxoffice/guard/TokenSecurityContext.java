package io.boxoffice.guard;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The verified token as JAX-RS and MicroProfile JWT code asks for it: the principal, and the roles of its groups. */
record TokenSecurityContext(JsonWebToken token, boolean secure, BearerToken.Scheme scheme) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.getGroups().contains(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return switch (scheme) {
            case BEARER -> "Bearer";
            case DPOP -> "DPoP";
        };
    }
}
