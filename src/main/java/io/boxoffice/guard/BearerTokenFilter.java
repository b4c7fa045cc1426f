package io.boxoffice.guard;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.Refusals;
import io.boxoffice.changes.Changes;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.log.CountedLog;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.metrics.Timed;
import io.boxoffice.metrics.Timings;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.revocation.RevocationSettings;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
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
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Asks for a valid token before a path under {@code /api} is even looked up, so that an unknown path says no more than a
 * known one. Which audience and who may call is {@link PolicyFilter}'s.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerTokenFilter implements ContainerRequestFilter {
    CountedLog log = new CountedLog(BearerTokenFilter.class);

    @Inject
    AccessTokenVerifier verifier;

    @Inject
    CurrentToken current;

    @Inject
    Actor caller;

    @Inject
    Refusals refusals;

    @Inject
    Changes changes;

    @Inject
    RevocationSettings settings;

    @Inject
    Issuer issuer;

    @Inject
    Counters counters;

    @Inject
    Timings timings;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext context) {
        String path = RequestPath.of(request).text();
        if (!ProtectedPath.covers(path)) {
            return;
        }
        if (!changes.isConfirmedWithin(settings.staleness())) {
            unconfirmed(context);
            return;
        }
        List<String> authorization = context.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        switch (BearerToken.of(authorization)) {
            case BearerToken.None _ -> absent(context);
            case BearerToken.Ambiguous _ -> reject(context, new Verification.Rejected(Rejection.SEVERAL_HEADERS));
            case BearerToken.Presented presented ->
                judge(context, timings.of(Timed.GUARD, () -> verifier.verify(presented.text())), path);
        }
    }

    private void judge(ContainerRequestContext context, Verification verification, String path) {
        switch (verification) {
            case Verification.Rejected rejected -> reject(context, rejected);
            case Verification.Admitted admitted
            when ProtectedPath.isOf(admitted.verified().audience(), path) -> admit(context, admitted.verified());
            case Verification.Admitted stranger ->
                reject(context, new Verification.Rejected(Rejection.ANOTHER_AUDIENCE, stranger.verified()));
        }
    }

    /** Closed rather than open: who was revoked since the database was away is not known here (TV-12). */
    private void unconfirmed(ContainerRequestContext context) {
        counters.count(Counted.REFUSALS, Rejection.UNCONFIRMED);
        context.abortWith(ErrorWriter.response(
                503,
                ErrorCode.TEMPORARILY_UNAVAILABLE,
                "What is revoked could not be confirmed.",
                RequestPath.of(request)));
    }

    private void admit(ContainerRequestContext context, VerifiedAccessToken verified) {
        current.admit(verified);
        caller.is(verified.subject());
        context.setSecurityContext(new TokenSecurityContext(
                new VerifiedToken(verified), context.getSecurityContext().isSecure()));
    }

    private void absent(ContainerRequestContext context) {
        counters.count(Counted.REFUSALS, Rejection.NO_TOKEN);
        refusals.note(Event.refused(EventType.AUTHN_TOKEN_FAIL, Rejection.NO_TOKEN.words()));
        Challenge.NO_TOKEN.refuse(context, RequestPath.of(request), issuer, response);
    }

    private void reject(ContainerRequestContext context, Verification.Rejected rejected) {
        counters.count(Counted.REFUSALS, rejected.reason());
        refusals.note(rejected.event());
        RequestSource origin = RequestSource.of(request);
        String what = "A token was refused: " + rejected.reason().words();
        log.write(
                Level.INFO,
                what,
                Network.of(origin.address()).text(),
                what + ", correlation id " + origin.correlationId());
        Challenge.INVALID_TOKEN.refuse(context, RequestPath.of(request), issuer, response);
    }
}
