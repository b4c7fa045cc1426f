package io.boxoffice.guard;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.http.RequestPath;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Scopes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a request through to its method: one that is {@link Open}, or one whose {@link ForAudience} and {@link Access} the
 * access token meets. Whatever has neither is closed, however the request came here.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class PolicyFilter implements ContainerRequestFilter {
    /** What each method says, read once: there are as many as the code has. */
    private final Map<Method, Optional<Access>> accesses = new ConcurrentHashMap<>();

    @Inject
    CurrentToken current;

    @Inject
    Issuer issuer;

    @Inject
    StepUp stepUp;

    @Inject
    Counters counters;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext context) {
        if (resource.getResourceClass().isAnnotationPresent(Open.class)) {
            return;
        }
        Optional<VerifiedAccessToken> verified = current.find();
        if (verified.isEmpty()) {
            refuse(context, Challenge.NO_TOKEN, Rejection.NO_TOKEN);
        } else if (!isForThisAudience(verified.get())) {
            refuse(context, Challenge.INVALID_TOKEN, Rejection.ANOTHER_AUDIENCE);
        } else if (!isPermitted(verified.get())) {
            refuse(context, Challenge.insufficientScope(verified.get()), Rejection.NOT_PERMITTED);
        } else {
            requireRecentLogin();
        }
    }

    private void refuse(ContainerRequestContext context, Challenge challenge, Rejection reason) {
        counters.count(Counted.REFUSALS, reason);
        challenge.refuse(context, RequestPath.of(request), issuer, response);
    }

    /** A class that names no audience is of the one in its path, which the token was asked for already. */
    private boolean isForThisAudience(VerifiedAccessToken verified) {
        Class<?> type = resource.getResourceClass();
        ForAudience audience = type.getAnnotation(ForAudience.class);
        return audience == null
                ? ProtectedPath.isOf(verified.audience(), Declaration.path(type))
                : audience.value().equals(verified.audience().name());
    }

    private void requireRecentLogin() {
        RecentLogin recent = resource.getResourceMethod().getAnnotation(RecentLogin.class);
        if (recent != null) {
            stepUp.require(recent.seconds(), false, request, response);
        }
    }

    private boolean isPermitted(VerifiedAccessToken verified) {
        return isOpenTo(verified.scopes()) && isPermittedByAccess(verified);
    }

    /** A token for the setting up of a second factor opens that and nothing else. */
    private boolean isOpenTo(Scopes scopes) {
        return !scopes.containsAll(Scopes.ENROLMENT)
                || resource.getResourceClass().isAnnotationPresent(ForEnrolment.class);
    }

    private boolean isPermittedByAccess(VerifiedAccessToken verified) {
        return accesses.computeIfAbsent(resource.getResourceMethod(), Access::of)
                .filter(access -> access.permits(verified))
                .isPresent();
    }
}
