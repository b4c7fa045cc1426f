package io.boxoffice.http;

import io.boxoffice.json.QueryText;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A query has the parameters that the method declares, each at most once, or the request is refused: what nobody reads would
 * be a filter that does not filter. After the guard, so that strangers learn nothing; before the body.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
@ApplicationScoped
public class QueryFilter implements ContainerRequestFilter {
    /** RFC 6750 2.3: what was once a way to send a token is no parameter of ours, and opens nothing. */
    private static final String IGNORED = "access_token";

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    /** For the query as it came: JAX-RS would mend it. */
    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (request.getQueryString() == null || resource.getResourceClass().isAnnotationPresent(AnyQuery.class)) {
            return;
        }
        Set<String> asked = QueryText.names(request.getQueryString());
        if (!resource.getResourceClass().isAnnotationPresent(Open.class)) {
            asked.remove(IGNORED);
        }
        Set<String> known = declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::of);
        if (!known.containsAll(asked)) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, refusal(known));
        }
    }

    private static String refusal(Set<String> known) {
        return "The query has a parameter that this endpoint does not take; it takes "
                + (known.isEmpty() ? "none." : String.join(", ", known) + ".");
    }
}
