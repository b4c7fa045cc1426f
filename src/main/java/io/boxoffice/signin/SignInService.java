package io.boxoffice.signin;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.backchannel.LogoutNotices;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.UserSessionsEnded;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions that begin, find and end sign-ins. */
@Stateless
public class SignInService {
    private static final int BATCH = 100;

    /** A sign-in that is over stays so long: clients are still told of it. */
    private static final Duration KEPT = Duration.ofHours(2);

    @Inject
    SignInRows rows;

    @Inject
    SessionService sessions;

    @Inject
    LogoutNotices notices;

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

    @Inject
    SignInSettings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The sign-in of a browser, if it lives and its user may still sign in. By that it is used. */
    public Optional<SignIn> living(RandomSecret secret) {
        return signedIn(secret).map(SignedIn::signIn);
    }

    /** The same, with its user. */
    public Optional<SignedIn> signedIn(RandomSecret secret) {
        Instant now = clock.instant();
        return rows.find(secret)
                .filter(signIn -> signIn.isLivingAt(now, settings.idle()))
                .flatMap(signIn ->
                        accounts.find(signIn.user()).filter(User::enabled).map(user -> used(signIn, user, now)));
    }

    private SignedIn used(StoredSignIn signIn, User user, Instant now) {
        if (signIn.isUseWorthWriting(now)) {
            rows.use(signIn.id(), now);
        }
        return new SignedIn(signIn.signIn(), user);
    }

    /**
     * Signs a user in whose credentials were checked; nothing if they were disabled or changed since.
     *
     * @param present who is signed in in that browser: the same user stays in their sign-in, that of another one ends
     * @param secret what the browser keeps from now on
     */
    public Optional<SignIn> begin(
            User verified, Authentication authentication, Optional<SignIn> present, RandomSecret secret) {
        if (!lock.hold(verified.id()) || !isUnchanged(verified)) {
            return Optional.empty();
        }
        Optional<StoredSignIn> same =
                present.filter(signIn -> signIn.user().equals(verified.id())).flatMap(signIn -> rows.find(signIn.id()));
        if (same.isEmpty()) {
            present.ifPresent(signIn -> end(signIn.id(), EndReason.Known.NEWER_LOGIN_IN_BROWSER));
        }
        Instant now = clock.instant();
        same.ifPresent(signIn -> signIn.renew(secret, authentication, now, settings.absolute()));
        SignIn begun = same.orElseGet(() -> added(verified.id(), authentication, secret, now))
                .signIn();
        audit.record(Event.of(EventType.AUTHN_LOGIN_SUCCESS, verified.id().toString())
                .because("sign-in of a browser"));
        return Optional.of(begun);
    }

    private boolean isUnchanged(User verified) {
        return accounts.find(verified.id())
                .filter(User::enabled)
                .filter(user -> user.version() == verified.version())
                .isPresent();
    }

    private StoredSignIn added(UserId user, Authentication authentication, RandomSecret secret, Instant now) {
        StoredSignIn signIn = new StoredSignIn(user, secret, authentication, now, settings.absolute());
        rows.add(signIn);
        return signIn;
    }

    /**
     * Notes that a client knows of a sign-in, and is told of its end. Nobody ends it before the transaction of the caller ends, so what the
     * caller begins in it ends with it.
     *
     * @return whether it was not ended; it may be idle by now
     */
    public boolean note(SignInId id, ClientId client) {
        return rows.note(id, client);
    }

    /** Ends a sign-in, once, with the sessions that began in it, and has the clients told that know of it; those for offline use stay (OpenID Connect Core 11). */
    public void end(SignInId id, EndReason reason) {
        if (close(id)) {
            sessions.endOf(id, reason);
        }
    }

    private boolean close(SignInId id) {
        boolean isFirst = rows.end(id, clock.instant());
        if (isFirst) {
            rows.find(id).ifPresent(ended -> notices.enqueue(id, ended.user(), rows.clients(id)));
        }
        return isFirst;
    }

    /**
     * Whoever ends all sessions of a user ends their sign-ins, in the same transaction. The sessions themselves are theirs: the one that
     * they spare goes on, whichever sign-in it began in.
     */
    public void endWith(@Observes UserSessionsEnded ended) {
        List<StoredSignIn> some = rows.notEnded(ended.user(), BATCH);
        while (!some.isEmpty()) {
            some.forEach(signIn -> close(signIn.id()));
            some = rows.notEnded(ended.user(), BATCH);
        }
    }

    /** Ends some of those whose users showed who they are before a time, and tells nobody; whether there may be more. */
    public boolean endBefore(Instant time, int count) {
        return rows.endBefore(time, clock.instant(), count) == count;
    }

    /** Deletes some of those that are long over; whether there may be more. */
    public boolean purge(int count) {
        return rows.purge(clock.instant().minus(KEPT), count) == count;
    }
}
