package io.boxoffice.login;

import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.metrics.Timed;
import io.boxoffice.metrics.Timings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Counts what logins and refreshes came to, by what was answered: no way out of them is forgotten. Those whose body could be read are
 * timed from there on, for a body comes as slowly as its sender likes. One that failed inside has
 * undone its events with its transaction: it is told of apart, as one of many where there are many.
 */
@Provider
@Tallied
@ApplicationScoped
public class OutcomeCount implements ReaderInterceptor, ContainerResponseFilter {
    private static final String BEGAN = OutcomeCount.class.getName();

    /** What a caller got. */
    enum Outcome {
        /** Tokens. */
        SUCCEEDED,
        /** The credentials or the refresh token are not good. */
        REFUSED,
        /** The request could not be done as it stands: malformed, or something that is not granted. */
        REJECTED,
        /** 429: come again later. */
        SLOWED_DOWN,
        /** A dependency, or we. */
        FAILED;

        static Outcome of(int status, int refusal) {
            if (status == refusal) {
                return REFUSED;
            }
            if (status == 429) {
                return SLOWED_DOWN;
            }
            return status < 300 ? SUCCEEDED : status < 500 ? REJECTED : FAILED;
        }
    }

    @Inject
    Counters counters;

    @Inject
    Timings timings;

    @Inject
    Attempt attempt;

    @Inject
    FrequentEvents refusals;

    @Context
    ResourceInfo method;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException, WebApplicationException {
        Object body = context.proceed();
        context.setProperty(BEGAN, System.nanoTime());
        return body;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isRefresh = RefreshResource.class.isAssignableFrom(method.getResourceClass());
        Outcome outcome = Outcome.of(response.getStatus(), refusal());
        counters.count(isRefresh ? Counted.REFRESHES : Counted.LOGINS, outcome);
        if (request.getProperty(BEGAN) instanceof Long began) {
            timings.since(isRefresh ? Timed.REFRESH : Timed.LOGIN, began);
        }
        if (outcome == Outcome.FAILED) {
            attempt.failure().ifPresent(refusals::note);
        }
    }

    /** A wrong password is 401, a code or a refresh token that is not good 400 (RFC 6749 5.2). */
    private int refusal() {
        return LoginResource.class.isAssignableFrom(method.getResourceClass()) ? 401 : 400;
    }
}
