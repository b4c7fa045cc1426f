package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.idtoken.IdTokenFacts;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.Presentation;
import io.boxoffice.refresh.PresentedRefreshToken;
import io.boxoffice.refresh.Rotation;
import io.boxoffice.refresh.Rotator;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.Sessions;
import io.boxoffice.refresh.UsedOutcome;
import io.boxoffice.refresh.UsedTokens;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How a refresh token is exchanged (RFC 6749 6), whichever client presents it. What goes wrong comes back as an outcome. What the
 * request itself has wrong is told before anything rotates.
 */
@Stateless
public class RefreshService {
    private static final String FAILED = "failed inside";

    @Inject
    Sessions sessions;

    @Inject
    Rotator rotator;

    @Inject
    UsedTokens usedTokens;

    @Inject
    Audiences audiences;

    @Inject
    Mint mint;

    @Inject
    Identity identity;

    @Inject
    FrequentEvents refusals;

    @Inject
    Actor caller;

    @Inject
    Attempt attempt;

    /**
     * Exchanges a refresh token for the next one and an access token of the same audience, the grants read anew. No transaction of the
     * container is around it: what is read and what is written are a statement each.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public RefreshOutcome refresh(RefreshRequest request) {
        attempt.failsAs(refusal(FAILED));
        Optional<Presentation> found = rotator.read(request.token());
        if (found.isEmpty()) {
            return refused(RefreshRefusal.UNKNOWN, refusal(RefreshRefusal.UNKNOWN.words()));
        }
        SessionFacts session = found.get().token().facts();
        if (!session.family().client().equals(request.client().client())) {
            return refused(session, RefreshRefusal.ANOTHER_CLIENT);
        }
        return request.expected().isEmpty() || request.expected().get().equals(session.id())
                ? refresh(found.get(), request)
                : another(session);
    }

    /** Whether a text is a genuine refresh token of a client, be it living, used or over; if it is not, that is noted. */
    public boolean knows(Secret token, ClientId client) {
        boolean isOwn = sessions.find(token)
                .filter(found -> found.facts().family().client().equals(client))
                .isPresent();
        if (!isOwn) {
            refusals.note(refusal(RefreshRefusal.UNKNOWN.words()));
        }
        return isOwn;
    }

    private RefreshOutcome another(SessionFacts session) {
        refusals.note(of(session, refusal(RefreshRefusal.ANOTHER_SESSION.words())));
        return new RefreshOutcome.AnotherSession();
    }

    private RefreshOutcome refresh(Presentation found, RefreshRequest request) {
        PresentedRefreshToken presented = found.token();
        SessionFacts session = presented.facts();
        attempt.failsAs(of(session, refusal(FAILED)));
        User user = found.user();
        ScopeDecision.Outcome left = user.enabled()
                ? decision(user, session, request.client()).left(session.scope())
                : new ScopeDecision.NotGranted();
        return flaw(session, request)
                .map(reason -> refused(session, reason))
                .orElseGet(() -> left instanceof ScopeDecision.Decided decided
                        ? refresh(presented, request, authorization(session, user, decided.scope(), request))
                        : refused(session, RefreshRefusal.NO_LONGER_GRANTED));
    }

    private ScopeDecision decision(User user, SessionFacts session, Terms client) {
        AudiencePolicy policy = audiences.policy(session.audience());
        return ScopeDecision.of(user, policy).by(client, policy);
    }

    /** What the request has wrong, while the token itself may be good. */
    private static Optional<RefreshRefusal> flaw(SessionFacts session, RefreshRequest request) {
        if (!isShown(session, request)) {
            return Optional.of(RefreshRefusal.KEY_NOT_SHOWN);
        }
        if (request.target()
                .filter(target -> !target.equals(session.audience()))
                .isPresent()) {
            return Optional.of(RefreshRefusal.ANOTHER_TARGET);
        }
        return request.scope()
                .filter(scope -> !session.family().whole().containsAll(scope))
                .map(_ -> RefreshRefusal.WIDER_SCOPE);
    }

    /** RFC 9449 5: a public client shows the key of the session; one that has shown who it is may have another by now, but must show one. */
    private static boolean isShown(SessionFacts session, RefreshRequest request) {
        Optional<Confirmation> bound = session.family().boundTo();
        return bound.isEmpty()
                || (request.client().isConfidential()
                        ? request.shown().isPresent()
                        : request.shown().equals(bound));
    }

    /** What is narrowed is this access token, and not what the session was opened for. */
    private static Authorization authorization(SessionFacts session, User user, Scopes left, RefreshRequest request) {
        Scopes scope = request.scope().map(left::intersect).orElse(left);
        Authorization same = Authorization.in(session, user, scope, GrantType.REFRESH_TOKEN);
        return request.shown().isPresent() ? same.boundTo(request.shown()) : same;
    }

    private RefreshOutcome refresh(
            PresentedRefreshToken presented, RefreshRequest request, Authorization authorization) {
        Terms client = request.client();
        Optional<Rotation> due = rotator.due(presented, client.rotates(), client.longestAccess());
        if (due.isEmpty()) {
            return notLiving(presented, authorization, client);
        }
        // It is minted first: whatever fails in that leaves the token as it was.
        RefreshOutcome ready = refreshed(authorization, due.get().issued(), client);
        if (!rotator.write(due.get(), authorization.subject())) {
            // Another presentation of the same token, or the end of its session, was faster since it was read.
            return notLiving(presented, authorization, client);
        }
        caller.is(authorization.subject());
        return ready;
    }

    private RefreshOutcome notLiving(PresentedRefreshToken presented, Authorization authorization, Terms client) {
        return switch (usedTokens.look(presented)) {
            case UsedOutcome.Repeated repeated -> refreshed(authorization, repeated.successor(), client);
            case UsedOutcome.Expired _ -> refused(presented.facts(), RefreshRefusal.EXPIRED);
            case UsedOutcome.Reused _ -> new RefreshOutcome.Refused(RefreshRefusal.REUSED);
        };
    }

    private RefreshOutcome refreshed(Authorization authorization, IssuedRefreshToken issued, Terms client) {
        Family family = issued.session().family();
        IdTokenFacts facts = new IdTokenFacts(
                authorization.user().orElseThrow(),
                family.client(),
                client.idTokenAlg(),
                family.authentication(),
                family.signIn(),
                Optional.empty(),
                family.idClaims());
        return new RefreshOutcome.Refreshed(identity.with(mint.response(authorization, issued), family, facts));
    }

    private RefreshOutcome refused(SessionFacts session, RefreshRefusal reason) {
        return refused(reason, of(session, refusal(reason.words())));
    }

    private static Event of(SessionFacts session, Event event) {
        return event.to(session.user().toString()).at(session.audience()).in(session.id());
    }

    /** Only noted: strangers may cause as many as they like. */
    private RefreshOutcome refused(RefreshRefusal reason, Event event) {
        refusals.note(event);
        return new RefreshOutcome.Refused(reason);
    }

    private static Event refusal(String reason) {
        return Event.refused(EventType.AUTHN_TOKEN_FAIL, "refresh token: " + reason);
    }
}
