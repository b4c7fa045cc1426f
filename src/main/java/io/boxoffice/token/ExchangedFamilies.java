package io.boxoffice.token;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.Sessions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Families that begin with an exchanged refresh token: for another audience, of the same user and the same login (RFC 8693 2.2.1). */
@Dependent
class ExchangedFamilies {
    @Inject
    Sessions sessions;

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

    @Inject
    FactorRule factorRule;

    @Inject
    Mint mint;

    @Inject
    Audit audit;

    /** Begins one, while nobody else begins or ends a session of the user. */
    ExchangeOutcome begin(SessionFacts session, Device device, ExchangeRequest request) {
        if (!lock.hold(session.user())) {
            return refused(ExchangeOutcome.Reason.SUBJECT);
        }
        return accounts.find(session.user())
                .filter(User::enabled)
                .map(user -> decided(session, user, device, request))
                .orElseGet(() -> refused(ExchangeOutcome.Reason.SUBJECT));
    }

    private ExchangeOutcome decided(SessionFacts session, User user, Device device, ExchangeRequest request) {
        if (factorRule.due(user, request.target(), session.family().authentication()) != Due.NOTHING) {
            return refused(ExchangeOutcome.Reason.SECOND_FACTOR);
        }
        ScopeDecision decision = ExchangeSubject.of(session).decision(Optional.of(user), request);
        return switch (decision.asked(request.scope())) {
            case ScopeDecision.NotGranted _ -> refused(ExchangeOutcome.Reason.NOT_GRANTED);
            case ScopeDecision.ScopeNotGranted _ -> refused(ExchangeOutcome.Reason.SCOPE);
            case ScopeDecision.Decided decided ->
                begun(family(session, user, decided.scope(), request), user, device, request);
        };
    }

    private static Family family(SessionFacts session, User user, Scopes scope, ExchangeRequest request) {
        return new Family(
                user.id(),
                request.client().client(),
                request.target().audience(),
                scope,
                session.family().authentication(),
                request.shown());
    }

    private ExchangeOutcome begun(Family family, User user, Device device, ExchangeRequest request) {
        return sessions.begin(family, request.target(), device)
                .map(token -> exchanged(family, user, token))
                .orElseGet(() -> refused(ExchangeOutcome.Reason.SESSIONS));
    }

    private ExchangeOutcome exchanged(Family family, User user, IssuedRefreshToken token) {
        audit.record(Event.of(EventType.AUTHN_TOKEN_CREATED, user.id().toString())
                .at(family.audience())
                .in(token.session().id())
                .withToken(token.access().jti()));
        return new ExchangeOutcome.Exchanged(mint.response(
                Authorization.in(token.session(), user, family.scope(), GrantType.TOKEN_EXCHANGE), token));
    }

    private static ExchangeOutcome refused(ExchangeOutcome.Reason reason) {
        return new ExchangeOutcome.Refused(reason);
    }
}
