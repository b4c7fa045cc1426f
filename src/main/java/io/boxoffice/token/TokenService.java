package io.boxoffice.token;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.PresentedRefreshToken;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The transaction in which a session is begun. What goes wrong comes back as an outcome: a throw would undo its traces. */
@Stateless
public class TokenService {
    private static final String FAILED = "failed inside";

    @Inject
    Sessions sessions;

    @Inject
    SessionService sessionService;

    @Inject
    ReplacedSession replacedSession;

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    @Inject
    FactorRule factorRule;

    @Inject
    Mint mint;

    @Inject
    Audit audit;

    @Inject
    Attempt attempt;

    @Inject
    Clock clock;

    /**
     * Begins a session of a user whose credentials were checked. They are read anew under their lock: if they were disabled or
     * changed since, their password perhaps, they are not who was checked; and if they have a second factor by now, it is due.
     */
    public LoginOutcome open(Opening opening) {
        attempt.failsAs(Event.refused(EventType.AUTHN_LOGIN_FAIL, FAILED)
                .to(opening.verified().id().toString())
                .at(opening.policy().audience()));
        LoginOutcome entry =
                held(opening.verified()).map(user -> begin(user, opening)).orElseGet(LoginOutcome.NoLonger::new);
        entry.refusal()
                .ifPresent(reason -> audit.record(Event.of(
                                EventType.AUTHN_LOGIN_FAIL,
                                opening.verified().id().toString())
                        .at(opening.policy().audience())
                        .because(reason)
                        .failed()));
        return entry;
    }

    /**
     * Begins a session of a user who must set up a second factor first, and has shown a password: its one access token is for that and for
     * nothing else, and no refresh token goes with it.
     */
    public LoginOutcome openForEnrolment(User verified, Authentication shown, Device device) {
        return held(verified).map(user -> forEnrolment(user, shown, device)).orElseGet(LoginOutcome.NoLonger::new);
    }

    private Optional<User> held(User verified) {
        return Optional.of(verified.id())
                .filter(lock::hold)
                .flatMap(accounts::find)
                .filter(User::enabled)
                .filter(found -> found.version() == verified.version());
    }

    private LoginOutcome begin(User user, Opening opening) {
        AudiencePolicy policy = opening.policy();
        Due due = factorRule.due(user, policy, opening.shown());
        return switch (ScopeDecision.of(user, policy).asked(opening.asked())) {
            case ScopeDecision.NotGranted _ -> new LoginOutcome.NotGranted();
            case ScopeDecision.ScopeNotGranted _ -> new LoginOutcome.ScopeNotGranted();
            case ScopeDecision.Decided _ when due != Due.NOTHING -> new LoginOutcome.FactorDue(due);
            case ScopeDecision.Decided decided -> {
                replacedSession.makeRoom(opening.replaced(), user.id(), policy.audience());
                LoginOutcome outcome = begin(user, decided.scope(), opening);
                if (outcome instanceof LoginOutcome.Opened) {
                    replacedSession.end(opening.replaced());
                }
                yield outcome;
            }
        };
    }

    private LoginOutcome begin(User user, Scopes scope, Opening opening) {
        AudiencePolicy policy = opening.policy();
        return sessions.begin(family(user, policy.audience(), scope, opening.shown()), policy, opening.device())
                .<LoginOutcome>map(issued -> opened(user, issued, scope))
                .orElseGet(LoginOutcome.Full::new);
    }

    private static Family family(User user, Audience audience, Scopes scope, Authentication shown) {
        return new Family(user.id(), ClientId.FIRST_PARTY, audience, scope, shown, Optional.empty());
    }

    private LoginOutcome forEnrolment(User user, Authentication shown, Device device) {
        AudiencePolicy policy = audiences.policy(Audience.SERVER);
        Family family = family(user, policy.audience(), Scopes.ENROLMENT, shown);
        return sessions.begin(family, policy, device)
                .<LoginOutcome>map(issued -> {
                    record(EventType.AUTHN_LOGIN_SUCCESS, issued);
                    return new LoginOutcome.Opened(mint.response(
                            Authorization.in(issued.session(), user, Scopes.ENROLMENT, GrantType.FIRST_PARTY),
                            issued.access()));
                })
                .orElseGet(LoginOutcome.Full::new);
    }

    /** Its session counts for the same most as the new one. */
    private LoginOutcome opened(User user, IssuedRefreshToken issued, Scopes scope) {
        record(EventType.AUTHN_LOGIN_SUCCESS, issued);
        return new LoginOutcome.Opened(
                mint.response(Authorization.in(issued.session(), user, scope, GrantType.FIRST_PARTY), issued));
    }

    /**
     * Ends the session of a genuine refresh token; any other text changes nothing, nor does a token of another session than
     * is expected.
     *
     * @return whether the token is good for nothing now; it lives on only as that of another session
     */
    public boolean logout(Secret presented, Optional<SessionId> expected) {
        Optional<PresentedRefreshToken> found = sessions.find(presented).filter(TokenService::isFirstParty);
        if (found.filter(token -> !isOf(token, expected)).isPresent()) {
            return false;
        }
        found.ifPresent(_ -> sessionService.end(presented, EndReason.Known.LOGOUT));
        return true;
    }

    private static boolean isOf(PresentedRefreshToken found, Optional<SessionId> expected) {
        return expected.isEmpty() || expected.get().equals(found.facts().id());
    }

    /** Only the built-in client has no other way to give a token back. */
    private static boolean isFirstParty(PresentedRefreshToken found) {
        return found.facts().family().client().equals(ClientId.FIRST_PARTY);
    }

    private void record(EventType type, IssuedRefreshToken issued) {
        SessionFacts session = issued.session();
        audit.record(Event.of(type, session.user().toString())
                .at(session.audience())
                .in(session.id())
                .withToken(issued.access().jti()));
    }
}
