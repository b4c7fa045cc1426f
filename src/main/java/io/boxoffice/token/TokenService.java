package io.boxoffice.token;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.Refusals;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.PresentedRefreshToken;
import io.boxoffice.refresh.RotationOutcome;
import io.boxoffice.refresh.Rotator;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The transaction in which tokens are issued. What goes wrong comes back as an outcome: a throw would undo its traces. */
@Stateless
public class TokenService {
    private static final String FAILED = "failed inside";

    @Inject
    Sessions sessions;

    @Inject
    Rotator rotator;

    @Inject
    SessionService sessionService;

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    @Inject
    Mint mint;

    @Inject
    Audit audit;

    @Inject
    Refusals refusals;

    @Inject
    Actor caller;

    @Inject
    Attempt attempt;

    @Inject
    Clock clock;

    /**
     * Begins a session of a user whose credentials were checked. They are read anew under their lock: if they were disabled or
     * changed since, their password perhaps, they are not who was checked.
     *
     * @param asked the scopes that were asked for; empty for all that are granted
     * @param replaced the refresh token whose place the new one takes in a browser: its session ends, and makes room
     */
    public LoginOutcome open(
            User verified, AudiencePolicy policy, Optional<Scopes> asked, Device device, Optional<Secret> replaced) {
        attempt.failsAs(Event.refused(EventType.AUTHN_LOGIN_FAIL, FAILED)
                .to(verified.id().toString())
                .at(policy.audience()));
        LoginOutcome entry = begin(verified, policy, asked, device, replaced);
        entry.refusal()
                .ifPresent(reason -> audit.record(
                        Event.of(EventType.AUTHN_LOGIN_FAIL, verified.id().toString())
                                .at(policy.audience())
                                .because(reason)
                                .failed()));
        return entry;
    }

    private LoginOutcome begin(
            User verified, AudiencePolicy policy, Optional<Scopes> asked, Device device, Optional<Secret> replaced) {
        if (!lock.hold(verified.id())) {
            return new LoginOutcome.NoLonger();
        }
        Optional<User> user = accounts.find(verified.id())
                .filter(User::enabled)
                .filter(found -> found.version() == verified.version());
        if (user.isEmpty()) {
            return new LoginOutcome.NoLonger();
        }
        return switch (scopes(user.get(), policy).asked(asked)) {
            case ScopeDecision.NotGranted _ -> new LoginOutcome.NotGranted();
            case ScopeDecision.ScopeNotGranted _ -> new LoginOutcome.ScopeNotGranted();
            case ScopeDecision.Decided decided -> {
                replaced.filter(token -> isOf(token, verified, policy)).ifPresent(this::makeWay);
                LoginOutcome outcome = begin(user.get(), policy, decided.scope(), device);
                if (outcome instanceof LoginOutcome.Opened) {
                    replaced.ifPresent(this::makeWay);
                }
                yield outcome;
            }
        };
    }

    private LoginOutcome begin(User user, AudiencePolicy policy, Scopes scope, Device device) {
        Family family = new Family(
                user.id(),
                ClientId.FIRST_PARTY,
                policy.audience(),
                scope,
                Authentication.byPassword(clock.instant()),
                Optional.empty());
        return sessions.begin(family, policy, device)
                .<LoginOutcome>map(issued -> opened(user, issued, scope))
                .orElseGet(LoginOutcome.Full::new);
    }

    private static ScopeDecision scopes(User user, AudiencePolicy policy) {
        return new ScopeDecision(user.grantedAt(policy), policy.scopes());
    }

    /** Its session counts for the same most as the new one. */
    private boolean isOf(Secret token, User user, AudiencePolicy policy) {
        return sessions.find(token)
                .map(PresentedRefreshToken::facts)
                .filter(session -> session.user().equals(user.id()))
                .filter(session -> session.audience().equals(policy.audience()))
                .isPresent();
    }

    private void makeWay(Secret replaced) {
        sessionService.end(replaced, EndReason.Known.NEWER_LOGIN_IN_BROWSER);
    }

    private LoginOutcome opened(User user, IssuedRefreshToken issued, Scopes scope) {
        record(EventType.AUTHN_LOGIN_SUCCESS, issued);
        return new LoginOutcome.Opened(
                mint.response(Authorization.in(issued.session(), user, scope, GrantType.FIRST_PARTY), issued));
    }

    /**
     * Exchanges a refresh token for the next one and an access token of the same audience, the grants read anew (RFC
     * 6749 6).
     */
    public RefreshOutcome refresh(Secret presented) {
        return refresh(presented, Optional.empty(), Optional.empty());
    }

    /**
     * The same, if the token is of the session that is expected: a browser may have got another cookie meanwhile.
     *
     * @param expected the id of the session; empty for whichever it is
     */
    public RefreshOutcome refresh(Secret presented, Optional<SessionId> expected) {
        return refresh(presented, expected, Optional.empty());
    }

    /**
     * The same, with the key whose proof came along: a session that is bound to a key is refreshed for no other (RFC 9449 5).
     *
     * @param shown the key of a proof that was found good; empty if none was sent
     */
    public RefreshOutcome refresh(Secret presented, Optional<SessionId> expected, Optional<Confirmation> shown) {
        attempt.failsAs(refusal(FAILED));
        return sessions.find(presented)
                .map(found -> isOf(found, expected) ? refresh(found, shown) : another(found.facts()))
                .orElseGet(() -> refused(RefreshRefusal.UNKNOWN, refusal(RefreshRefusal.UNKNOWN.words())));
    }

    private static boolean isOf(PresentedRefreshToken found, Optional<SessionId> expected) {
        return expected.isEmpty() || expected.get().equals(found.facts().id());
    }

    private RefreshOutcome another(SessionFacts session) {
        refusals.note(of(session, refusal(RefreshRefusal.ANOTHER_SESSION.words())));
        return new RefreshOutcome.AnotherSession();
    }

    /**
     * Ends the session of a genuine refresh token; any other text changes nothing, nor does a token of another session than
     * is expected.
     *
     * @return whether the token is good for nothing now; it lives on only as that of another session
     */
    public boolean logout(Secret presented, Optional<SessionId> expected) {
        if (sessions.find(presented).filter(found -> !isOf(found, expected)).isPresent()) {
            return false;
        }
        logout(presented);
        return true;
    }

    /** Ends the session of a genuine refresh token; any other text changes nothing. */
    public void logout(Secret presented) {
        sessionService.end(presented, EndReason.Known.LOGOUT);
    }

    private RefreshOutcome refresh(PresentedRefreshToken presented, Optional<Confirmation> shown) {
        SessionFacts session = presented.facts();
        attempt.failsAs(of(session, refusal(FAILED)));
        if (!isShown(session.family().boundTo(), shown)) {
            return refused(session, RefreshRefusal.KEY_NOT_SHOWN);
        }
        Optional<User> user = accounts.find(session.user()).filter(User::enabled);
        ScopeDecision.Outcome left = user.map(found ->
                        scopes(found, audiences.policy(session.audience())).left(session.scope()))
                .orElseGet(ScopeDecision.NotGranted::new);
        return left instanceof ScopeDecision.Decided decided
                ? refresh(
                        presented,
                        Authorization.in(session, user.orElseThrow(), decided.scope(), GrantType.REFRESH_TOKEN))
                : refused(session, RefreshRefusal.NO_LONGER_GRANTED);
    }

    private static boolean isShown(Optional<Confirmation> bound, Optional<Confirmation> shown) {
        return bound.isEmpty() || bound.equals(shown);
    }

    private RefreshOutcome refresh(PresentedRefreshToken presented, Authorization authorization) {
        return switch (rotator.rotate(presented)) {
            case RotationOutcome.Rotated rotated -> {
                caller.is(authorization.subject());
                record(EventType.AUTHN_TOKEN_CREATED, rotated.successor());
                yield new RefreshOutcome.Refreshed(mint.response(authorization, rotated.successor()));
            }
            case RotationOutcome.Repeated repeated ->
                new RefreshOutcome.Refreshed(mint.response(authorization, repeated.successor()));
            case RotationOutcome.Expired _ -> refused(presented.facts(), RefreshRefusal.EXPIRED);
            case RotationOutcome.Reused _ -> new RefreshOutcome.Refused(RefreshRefusal.REUSED);
        };
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

    private void record(EventType type, IssuedRefreshToken issued) {
        SessionFacts session = issued.session();
        audit.record(Event.of(type, session.user().toString())
                .at(session.audience())
                .in(session.id())
                .withToken(issued.access().jti()));
    }
}
