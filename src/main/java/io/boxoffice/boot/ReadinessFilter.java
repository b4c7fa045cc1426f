package io.boxoffice.boot;

import io.boxoffice.changes.Changes;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.revocation.RevocationSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Before the node is ready, every request is told to come again; and so, at {@code /auth}, while the database is away, or was
 * not heard of for {@code boxoffice.revocation.staleness}: each would wait for it a second or two, with a thread, in a
 * growing queue. At {@code /api} the guard says the same after the staleness.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class ReadinessFilter implements ContainerRequestFilter {
    @Inject
    Readiness readiness;

    @Inject
    Changes changes;

    /** Not before the settings were looked at. */
    @Inject
    Instance<RevocationSettings> revocations;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        RequestPath path = RequestPath.of(request);
        if (!readiness.isReady()) {
            refuse(context, "The service is not open yet.", path);
        } else if (path.surface().needsDatabase() && isDatabaseMissed()) {
            refuse(context, "Try again shortly.", path);
        }
    }

    private boolean isDatabaseMissed() {
        return changes.isAway() || !changes.isConfirmedWithin(revocations.get().staleness());
    }

    private static void refuse(ContainerRequestContext context, String detail, RequestPath path) {
        context.abortWith(ErrorWriter.response(503, ErrorCode.TEMPORARILY_UNAVAILABLE, detail, path));
    }
}
