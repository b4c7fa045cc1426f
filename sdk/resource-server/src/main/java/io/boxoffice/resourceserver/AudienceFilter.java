package io.boxoffice.resourceserver;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Predicate;

/** Stands before one method: who brings a good token of its audience, and meets its policy, is let in as the caller. */
final class AudienceFilter implements ContainerRequestFilter {
    private final Protection protection;
    private final Predicate<AccessToken> policy;

    AudienceFilter(Protection protection, Predicate<AccessToken> policy) {
        this.protection = protection;
        this.policy = policy;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Protection.Outcome outcome = protection.of(request);
        if (outcome instanceof Protection.Refused refused) {
            refused.problem().refuse(request);
        } else if (outcome instanceof Protection.Admitted admitted) {
            admit(request, admitted.token());
        }
    }

    private void admit(ContainerRequestContext request, AccessToken token) {
        if (policy.test(token)) {
            SecurityContext before = request.getSecurityContext();
            request.setSecurityContext(new TokenSecurityContext(token, before != null && before.isSecure()));
        } else {
            Problem.insufficientScope(protection.realm()).refuse(request);
        }
    }
}
