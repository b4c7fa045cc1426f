package io.boxoffice.guard;

import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.http.RequestPath;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
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
            return;
        }
        switch (MethodPolicy.of(resource.getResourceClass(), access(), verified.get())) {
            case OF_ANOTHER_AUDIENCE -> refuse(context, Challenge.INVALID_TOKEN, Rejection.ANOTHER_AUDIENCE);
            case NOT_PERMITTED -> refuse(context, Challenge.insufficientScope(verified.get()), Rejection.NOT_PERMITTED);
            case PERMITTED -> requireRecentLogin();
        }
    }

    private Optional<Access> access() {
        return accesses.computeIfAbsent(resource.getResourceMethod(), Access::of);
    }

    private void refuse(ContainerRequestContext context, Challenge challenge, Rejection reason) {
        counters.count(Counted.REFUSALS, reason);
        challenge.refuse(context, RequestPath.of(request), issuer, response);
    }

    private void requireRecentLogin() {
        RecentLogin recent = resource.getResourceMethod().getAnnotation(RecentLogin.class);
        if (recent != null) {
            stepUp.require(recent.seconds(), false, request, response);
        }
    }
}
