package io.boxoffice.limit;

import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.log.CountedLog;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Before a body is read: a network that asks too often is told when to come again (RFC 6585 4). */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class LimitFilter implements ContainerRequestFilter {
    private static final CountedLog LOG = new CountedLog(LimitFilter.class);

    @Inject
    NetworkLimits limits;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        Limited limited = resource.getResourceClass().getAnnotation(Limited.class);
        if (limited == null) {
            return;
        }
        RequestSource origin = RequestSource.of(request);
        Network network = Network.of(origin.address());
        limits.take(limited.value(), network).ifPresent(wait -> {
            LOG.write(
                    Level.INFO,
                    "Asked too often (" + limited.value() + ")",
                    network.text(),
                    origin.address() + " asks too often (" + limited.value() + "), correlation id "
                            + origin.correlationId());
            refuse(context, wait);
        });
    }

    private void refuse(ContainerRequestContext context, Duration wait) {
        context.abortWith(ErrorWriter.slowDown("Too many requests: try again later.", wait, RequestPath.of(request)));
    }
}
