package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.accesstoken.ActingParty;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Subject;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The transaction in which a token is exchanged (RFC 8693): the new one is about the same subject, in the same session, at an audience
 * that client and subject both have, never wider and never longer than the one it comes from.
 */
@Stateless
public class ExchangeService {
    @Inject
    Sessions sessions;

    @Inject
    Accounts accounts;

    @Inject
    FactorRule factorRule;

    @Inject
    Stamps stamps;

    @Inject
    Mint mint;

    @Inject
    ExchangedFamilies families;

    @Inject
    FrequentEvents frequent;

    /** Exchanges a token. */
    public ExchangeOutcome exchange(ExchangeRequest request) {
        ExchangeOutcome outcome = outcome(request);
        if (outcome instanceof ExchangeOutcome.Refused refused) {
            frequent.note(Event.refused(
                            EventType.AUTHN_TOKEN_FAIL,
                            "exchange: " + refused.reason().words())
                    .to(request.client().client().value()));
        }
        return outcome;
    }

    private ExchangeOutcome outcome(ExchangeRequest request) {
        return switch (request.presented()) {
            case ExchangeRequest.Presented.Access access -> {
                ExchangeSubject subject = ExchangeSubject.of(access.verified());
                yield flaw(subject, request)
                        .<ExchangeOutcome>map(ExchangeOutcome.Refused::new)
                        .orElseGet(() -> access(subject, request));
            }
            case ExchangeRequest.Presented.Refresh refresh -> outcome(refresh, request);
        };
    }

    /** A refresh token is the very client's own, the living one of its session: whoever has another one has something to explain. */
    private ExchangeOutcome outcome(ExchangeRequest.Presented.Refresh refresh, ExchangeRequest request) {
        Optional<SessionFacts> living = sessions.findLiving(refresh.token())
                .filter(session ->
                        session.family().client().equals(request.client().client()));
        if (living.isEmpty()) {
            return refused(ExchangeOutcome.Reason.SUBJECT);
        }
        ExchangeSubject subject = ExchangeSubject.of(living.get());
        return flaw(subject, request)
                .<ExchangeOutcome>map(ExchangeOutcome.Refused::new)
                .orElseGet(() -> refresh.asFamily()
                        .map(device -> families.begin(living.get(), device, request))
                        .orElseGet(() -> access(subject, request)));
    }

    private static ExchangeOutcome refused(ExchangeOutcome.Reason reason) {
        return new ExchangeOutcome.Refused(reason);
    }

    /** What stands against the exchange, whatever is asked for. */
    private static Optional<ExchangeOutcome.Reason> flaw(ExchangeSubject subject, ExchangeRequest request) {
        boolean isOwn = subject.client().equals(request.client().client());
        boolean isForCaller =
                request.serves().filter(subject.audience()::equals).isPresent();
        if (!isOwn && !isForCaller) {
            return Optional.of(ExchangeOutcome.Reason.ANOTHER_CLIENT);
        }
        if (!isKeyShown(subject, request, isOwn)) {
            return Optional.of(ExchangeOutcome.Reason.KEY_NOT_SHOWN);
        }
        if (!isOwn && request.target().audience().equals(Audience.USERINFO)) {
            return Optional.of(ExchangeOutcome.Reason.NOT_GRANTED); // who a user is, they tell a client themselves
        }
        boolean isFull = subject.actor().map(ActingParty::length).orElse(0) >= ActingParty.MOST;
        return isFull ? Optional.of(ExchangeOutcome.Reason.TOO_MANY_ACTORS) : Optional.empty();
    }

    /** A bound token never becomes an unbound one. Its client shows its key; a resource server cannot, and shows one of its own. */
    private static boolean isKeyShown(ExchangeSubject subject, ExchangeRequest request, boolean isOwn) {
        Optional<Confirmation> bound = subject.boundTo();
        return bound.isEmpty()
                || (isOwn ? request.shown().equals(bound) : request.shown().isPresent());
    }

    private ExchangeOutcome access(ExchangeSubject subject, ExchangeRequest request) {
        Optional<User> user = user(subject);
        if (user.isEmpty() && subject.subject() instanceof Subject.OfUser) {
            return refused(ExchangeOutcome.Reason.SUBJECT);
        }
        if (user.filter(of -> factorRule.due(of, request.target(), subject.shown()) != Due.NOTHING)
                .isPresent()) {
            return refused(ExchangeOutcome.Reason.SECOND_FACTOR);
        }
        return switch (subject.decision(user, request).asked(request.scope())) {
            case ScopeDecision.NotGranted _ -> refused(ExchangeOutcome.Reason.NOT_GRANTED);
            case ScopeDecision.ScopeNotGranted _ -> refused(ExchangeOutcome.Reason.SCOPE);
            case ScopeDecision.Decided decided -> issued(subject, user, decided.scope(), request);
        };
    }

    private Optional<User> user(ExchangeSubject subject) {
        return switch (subject.subject()) {
            case Subject.OfUser of -> accounts.find(of.id()).filter(User::enabled);
            case Subject.OfClient _ -> Optional.empty();
        };
    }

    private ExchangeOutcome issued(
            ExchangeSubject subject, Optional<User> user, Scopes scope, ExchangeRequest request) {
        AccessTokenStamp stamp = stamps.next(request.client(), request.target(), subject.expiresAt());
        subject.session().ifPresent(session -> sessions.outlasts(session, stamp.expiresAt()));
        Authorization authorization = new Authorization(
                subject.subject(),
                user,
                request.client().client(),
                user.isPresent() ? user.map(User::tenant) : subject.tenant(),
                request.target().audience(),
                scope,
                GrantType.TOKEN_EXCHANGE,
                subject.authentication(),
                subject.session(),
                request.shown(),
                actor(subject, request));
        frequent.note(Event.of(EventType.AUTHN_TOKEN_CREATED, subject.subject().sub())
                .at(request.target().audience()));
        return new ExchangeOutcome.Exchanged(mint.response(authorization, stamp));
    }

    /** A client that narrows a token of its own hands nothing on. */
    private static Optional<ActingParty> actor(ExchangeSubject subject, ExchangeRequest request) {
        boolean handsOn = request.actor().isPresent()
                || !subject.client().equals(request.client().client());
        String sub = request.actor().orElse(request.client().client().value());
        return handsOn ? Optional.of(new ActingParty(sub, subject.actor())) : subject.actor();
    }
}
