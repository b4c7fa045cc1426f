package io.boxoffice.resourceserver;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The caller as JAX-RS knows callers; roles are those of the token. */
record TokenSecurityContext(AccessToken token, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.hasRole(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return token.claims().containsKey("cnf") ? "DPoP" : "Bearer";
    }
}
