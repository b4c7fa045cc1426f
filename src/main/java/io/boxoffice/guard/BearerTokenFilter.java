package io.boxoffice.guard;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
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
import java.time.Duration;
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
    Possession possession;

    @Inject
    CurrentToken current;

    @Inject
    Actor caller;

    @Inject
    FrequentEvents refusals;

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
            case BearerToken.Ambiguous _ ->
                reject(context, new Verification.Rejected(Rejection.SEVERAL_HEADERS), Challenge.INVALID_TOKEN, "");
            case BearerToken.Presented presented ->
                judge(
                        context,
                        timings.of(Timed.GUARD, () -> verifier.verify(presented.text())),
                        path,
                        presented.scheme());
        }
    }

    private void judge(
            ContainerRequestContext context, Verification verification, String path, BearerToken.Scheme scheme) {
        Challenge invalid = Challenge.invalidToken(scheme);
        switch (verification) {
            case Verification.Rejected rejected -> reject(context, rejected, invalid, "");
            case Verification.Admitted admitted
            when ProtectedPath.isOf(admitted.verified().audience(), path) ->
                possess(context, admitted.verified(), scheme);
            case Verification.Admitted stranger ->
                reject(
                        context,
                        new Verification.Rejected(Rejection.ANOTHER_AUDIENCE, stranger.verified()),
                        invalid,
                        "");
        }
    }

    private void possess(ContainerRequestContext context, VerifiedAccessToken verified, BearerToken.Scheme scheme) {
        switch (possession.of(verified, scheme, () -> call(context))) {
            case Possession.Shown _ -> admit(context, verified, scheme);
            case Possession.NotShown not ->
                reject(context, new Verification.Rejected(not.reason(), verified), not.challenge(), not.more());
            case Possession.TooMany many -> tooMany(context, many.pause());
            case Possession.Unknown _ ->
                unavailable(context, Rejection.PROOF_NOT_REMEMBERED, "The DPoP proof could not be remembered.");
        }
    }

    private Possession.Call call(ContainerRequestContext context) {
        List<String> proofs = context.getHeaders().getOrDefault("DPoP", List.of());
        return new Possession.Call(proofs, context.getMethod(), RequestPath.of(request));
    }

    /** Closed rather than open: who was revoked since the database was away is not known here (TV-12). */
    private void unconfirmed(ContainerRequestContext context) {
        unavailable(context, Rejection.UNCONFIRMED, "What is revoked could not be confirmed.");
    }

    private void unavailable(ContainerRequestContext context, Rejection reason, String detail) {
        counters.count(Counted.REFUSALS, reason);
        context.abortWith(
                ErrorWriter.response(503, ErrorCode.TEMPORARILY_UNAVAILABLE, detail, RequestPath.of(request)));
    }

    private void tooMany(ContainerRequestContext context, Duration pause) {
        counters.count(Counted.REFUSALS, Rejection.TOO_MANY_PROOFS);
        context.abortWith(ErrorWriter.slowDown("Too many DPoP proofs of one key.", pause, RequestPath.of(request)));
    }

    private void admit(ContainerRequestContext context, VerifiedAccessToken verified, BearerToken.Scheme scheme) {
        current.admit(verified);
        caller.is(verified.subject());
        context.setSecurityContext(new TokenSecurityContext(
                new VerifiedToken(verified), context.getSecurityContext().isSecure(), scheme));
    }

    private void absent(ContainerRequestContext context) {
        counters.count(Counted.REFUSALS, Rejection.NO_TOKEN);
        refusals.note(Event.refused(EventType.AUTHN_TOKEN_FAIL, Rejection.NO_TOKEN.words()));
        Challenge.NO_TOKEN.refuse(context, RequestPath.of(request), issuer, response);
    }

    private void reject(
            ContainerRequestContext context, Verification.Rejected rejected, Challenge challenge, String more) {
        counters.count(Counted.REFUSALS, rejected.reason());
        String why = rejected.reason().words() + (more.isEmpty() ? "" : ": " + more);
        refusals.note(rejected.event().because(why));
        RequestSource origin = RequestSource.of(request);
        String what = "A token was refused: " + why;
        log.write(
                Level.INFO,
                what,
                Network.of(origin.address()).text(),
                what + ", correlation id " + origin.correlationId());
        challenge.refuse(context, RequestPath.of(request), issuer, response);
    }
}
