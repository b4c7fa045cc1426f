package io.boxoffice.boot;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.problem.Faults;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Before the office is open, every request is told to come again. */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class ClosedDoor implements ContainerRequestFilter {
    @Inject
    OpenSign sign;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!sign.isHung()) {
            String path = context.getUriInfo().getRequestUri().getRawPath();
            context.abortWith(
                    Faults.response(503, ErrorCode.TEMPORARILY_UNAVAILABLE, "The service is not open yet.", path));
        }
    }
}
