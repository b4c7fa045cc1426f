package io.boxoffice.guard;

import io.boxoffice.transport.Origin;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Asks for a valid token before a path under {@code /api} is even looked up, so that an unknown path says no more than a
 * known one. Which audience and who may call is {@link Admission}'s.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Gate implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    @Inject
    Inspection inspection;

    @Inject
    CurrentTicket current;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!isProtected(context.getUriInfo().getPath())) {
            return;
        }
        switch (BearerToken.of(Optional.ofNullable(context.getHeaders().get(HttpHeaders.AUTHORIZATION)))) {
            case BearerToken.None none -> Challenge.NO_TOKEN.refuse(context, response);
            case BearerToken.Ambiguous several -> reject(context, "several Authorization headers");
            case BearerToken.Presented presented -> check(context, presented.text());
        }
    }

    private static boolean isProtected(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return relative.equals("api") || relative.startsWith("api/");
    }

    private void check(ContainerRequestContext context, String token) {
        switch (inspection.inspect(token)) {
            case Verdict.Rejected rejected -> reject(context, rejected.reason());
            case Verdict.Admitted admitted when isVerified(context, token) -> current.admit(admitted.ticket());
            case Verdict.Admitted unverified -> reject(context, "signature, or another audience");
        }
    }

    /** The container has verified the signature of this very text, for the audience of this very path. */
    private static boolean isVerified(ContainerRequestContext context, String token) {
        return context.getSecurityContext().getUserPrincipal() instanceof JsonWebToken verified
                && token.equals(verified.getRawToken());
    }

    private void reject(ContainerRequestContext context, String reason) {
        LOG.log(
                Level.INFO,
                "A token was refused: " + reason + ", correlation id "
                        + Origin.of(request).correlationId());
        Challenge.INVALID_TOKEN.refuse(context, response);
    }
}
