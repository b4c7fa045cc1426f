package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/** Tells the audit of each call that a good token did not permit, whoever refused it: a policy, or the method itself. */
@Provider
@ApplicationScoped
public class ForbiddenCalls implements ContainerResponseFilter {
    @Inject
    CurrentToken current;

    @Inject
    FrequentEvents refusals;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 403) {
            current.find().ifPresent(verified -> refusals.note(refusal(verified, request.getMethod())));
        }
    }

    private Event refusal(VerifiedAccessToken verified, String method) {
        return verified.told(
                Event.refused(EventType.AUTHZ_FAIL, "not permitted").to(method + " " + called()));
    }

    /** The path of the method as it is written there: what a caller put into it would make each call a kind of its own. */
    private String called() {
        return path(resource.getResourceClass()) + path(resource.getResourceMethod());
    }

    private static String path(AnnotatedElement annotated) {
        Path path = annotated.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
