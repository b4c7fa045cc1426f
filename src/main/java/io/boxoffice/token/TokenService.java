package io.boxoffice.token;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.Refusals;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.PresentedRefreshToken;
import io.boxoffice.refresh.Rotation;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The transaction in which tokens are issued. What goes wrong comes back as an outcome: a throw would undo its traces. */
@Stateless
public class TokenService {
    private static final String FAILED = "failed inside";

    @Inject
    Sessions sessions;

    @Inject
    SessionService sessionService;

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

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

    /**
     * Begins a session of a user whose credentials were checked. They are read anew under their lock: if they were disabled or
     * changed since, their password perhaps, they are not who was checked.
     *
     * @param asked the scopes that were asked for; empty for all that are granted
     * @param replaced the refresh token whose place the new one takes in a browser: its session ends, and makes room
     */
    public LoginOutcome open(
            User verified, AudiencePolicy policy, Optional<Scopes> asked, Device client, Optional<Secret> replaced) {
        attempt.failsAs(Event.refused(EventType.AUTHN_LOGIN_FAIL, FAILED)
                .to(verified.id().toString())
                .at(policy.audience()));
        LoginOutcome entry = begin(verified, policy, asked, client, replaced);
        entry.refusal()
                .ifPresent(reason -> audit.record(
                        Event.of(EventType.AUTHN_LOGIN_FAIL, verified.id().toString())
                                .at(policy.audience())
                                .because(reason)
                                .failed()));
        return entry;
    }

    private LoginOutcome begin(
            User verified, AudiencePolicy policy, Optional<Scopes> asked, Device client, Optional<Secret> replaced) {
        if (!lock.hold(verified.id())) {
            return new LoginOutcome.NoLonger();
        }
        Optional<User> user = accounts.find(verified.id())
                .filter(User::enabled)
                .filter(found -> found.version() == verified.version());
        Optional<Scopes> granted = user.flatMap(found -> granted(found, policy));
        if (user.isEmpty()) {
            return new LoginOutcome.NoLonger();
        }
        if (granted.isEmpty()) {
            return new LoginOutcome.NotGranted();
        }
        Scopes scope = asked.orElse(granted.get());
        if (!granted.get().containsAll(scope)) {
            return new LoginOutcome.ScopeNotGranted();
        }
        replaced.filter(token -> isOf(token, verified, policy)).ifPresent(this::makeWay);
        Optional<IssuedRefreshToken> begun = sessions.begin(verified.id(), policy, scope, client);
        begun.ifPresent(_ -> replaced.ifPresent(this::makeWay));
        return begun.<LoginOutcome>map(issued -> opened(user.get(), issued, scope))
                .orElseGet(LoginOutcome.Full::new);
    }

    /** Its session counts for the same most as the new one. */
    private boolean isOf(Secret token, User user, AudiencePolicy policy) {
        return sessions.find(token)
                .map(PresentedRefreshToken::facts)
                .filter(session -> session.accountId().equals(user.id()))
                .filter(session -> session.audience().equals(policy.audience()))
                .isPresent();
    }

    private void makeWay(Secret replaced) {
        sessionService.end(replaced, "a login in the same browser took its place");
    }

    private LoginOutcome opened(User user, IssuedRefreshToken issued, Scopes scope) {
        record(EventType.AUTHN_LOGIN_SUCCESS, issued);
        return new LoginOutcome.Opened(mint.response(user, issued, scope));
    }

    private static Optional<Scopes> granted(User user, AudiencePolicy policy) {
        return user.scopesFor(policy.audience().name()).map(scopes -> scopes.intersect(policy.scopes()));
    }

    /** Exchanges a refresh token for the next one and an access token of the same audience, the grants read anew. */
    public RefreshOutcome refresh(Secret presented) {
        return refresh(presented, Optional.empty());
    }

    /**
     * The same, if the token is of the session that is expected: a browser may have got another cookie meanwhile.
     *
     * @param expected the id of the session; empty for whichever it is
     */
    public RefreshOutcome refresh(Secret presented, Optional<UUID> expected) {
        attempt.failsAs(refusal(FAILED));
        return sessions.find(presented)
                .map(found -> isOf(found, expected) ? refresh(found) : another(found.facts()))
                .orElseGet(() -> refused("unknown", refusal("unknown")));
    }

    private static boolean isOf(PresentedRefreshToken found, Optional<UUID> expected) {
        return expected.isEmpty() || expected.get().equals(found.facts().id());
    }

    private RefreshOutcome another(SessionFacts session) {
        String reason = "of another session than was expected";
        refusals.note(of(session, refusal(reason)));
        return new RefreshOutcome.AnotherSession();
    }

    /**
     * Ends the session of a genuine refresh token; any other text changes nothing, nor does a token of another session than
     * is expected.
     *
     * @return whether the token is good for nothing now; it lives on only as that of another session
     */
    public boolean logout(Secret presented, Optional<UUID> expected) {
        if (sessions.find(presented).filter(found -> !isOf(found, expected)).isPresent()) {
            return false;
        }
        logout(presented);
        return true;
    }

    /** Ends the session of a genuine refresh token; any other text changes nothing. */
    public void logout(Secret presented) {
        sessionService.end(presented, "logout");
    }

    private RefreshOutcome refresh(PresentedRefreshToken presented) {
        SessionFacts session = presented.facts();
        attempt.failsAs(of(session, refusal(FAILED)));
        Optional<User> user = accounts.find(session.accountId()).filter(User::enabled);
        Optional<Scopes> granted =
                user.flatMap(found -> found.scopesFor(session.audience().name()));
        if (user.isEmpty() || granted.isEmpty()) {
            return refused(session, "user disabled, or audience no longer granted");
        }
        return switch (sessions.rotate(presented)) {
            case Rotation.Rotated rotated -> {
                caller.is(session.accountId());
                record(EventType.AUTHN_TOKEN_CREATED, rotated.successor());
                yield new RefreshOutcome.Refreshed(mint.response(user.get(), rotated.successor(), granted.get()));
            }
            case Rotation.Repeated repeated ->
                new RefreshOutcome.Refreshed(mint.response(user.get(), repeated.successor(), granted.get()));
            case Rotation.Expired expired -> refused(session, "expired");
            case Rotation.Reused reused -> new RefreshOutcome.Refused("reused");
        };
    }

    private RefreshOutcome refused(SessionFacts session, String reason) {
        return refused(reason, of(session, refusal(reason)));
    }

    private static Event of(SessionFacts session, Event event) {
        return event.to(session.accountId().toString()).at(session.audience()).in(session.id());
    }

    /** Only noted: strangers may cause as many as they like. */
    private RefreshOutcome refused(String reason, Event event) {
        refusals.note(event);
        return new RefreshOutcome.Refused(reason);
    }

    private static Event refusal(String reason) {
        return Event.refused(EventType.AUTHN_TOKEN_FAIL, "refresh token: " + reason);
    }

    private void record(EventType type, IssuedRefreshToken issued) {
        SessionFacts session = issued.session();
        audit.record(Event.of(type, session.accountId().toString())
                .at(session.audience())
                .in(session.id())
                .withToken(issued.access().jti()));
    }
}
