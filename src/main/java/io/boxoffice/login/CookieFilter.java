package io.boxoffice.login;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** A request that carries one of our cookies passes the {@link CsrfCheck} before its body is read. */
@Provider
@TakesCookies
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class CookieFilter implements ContainerRequestFilter {
    @Inject
    CsrfCheck csrf;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!SentCookies.of(request).isEmpty()) {
            csrf.require(request);
        }
    }
}
