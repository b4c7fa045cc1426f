package io.boxoffice.clients;

import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.transport.CorsHeaders;
import io.boxoffice.transport.WebOrigin;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Lets pages of registered clients read what a client in a browser asks for (Fetch 3.3): those of the origins of redirect URIs. A
 * preflight names no client, so it is answered to pages of every public one; what is sent with it gets its own answer.
 */
@Provider
@PreMatching
@Priority(ClientPagesFilter.BEFORE_THE_GUARD)
@ApplicationScoped
public class ClientPagesFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** A preflight brings no token. */
    static final int BEFORE_THE_GUARD = 1;

    private static final Set<String> PATHS =
            Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/par", "/oauth2/userinfo");

    @Inject
    Clients clients;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse servletResponse;

    @Override
    public void filter(ContainerRequestContext context) {
        RequestPath path = RequestPath.of(request);
        boolean may = PATHS.contains(path.text())
                && WebOrigin.of(request).filter(clients::havePageAt).isPresent();
        AskingPage.mayRead(request, may);
        if (path.surface().hasClientPages() && CorsHeaders.isPreflight(request)) {
            context.abortWith(may ? answer() : refusal(path));
        }
    }

    private static Response answer() {
        Response.ResponseBuilder answer = Response.noContent();
        CorsHeaders.preflight().forEach(answer::header);
        return answer.build();
    }

    private static Response refusal(RequestPath path) {
        return ErrorWriter.response(403, ErrorCode.ACCESS_DENIED, "This origin is not allowed.", path);
    }

    /** Past JAX-RS, which would write them beside those that are there already. */
    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (PATHS.contains(RequestPath.of(request).text())) {
            servletResponse.setHeader("Vary", "Origin");
            AskingPage.reader(request)
                    .ifPresent(origin -> CorsHeaders.permission(origin).forEach(servletResponse::setHeader));
        }
    }
}
