package io.boxoffice.factor;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.Assertion;
import io.boxoffice.webauthn.AuthenticationResponse;
import io.boxoffice.webauthn.RelyingParty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Whether a passkey that is shown is a user's, and good; inside the transaction of who holds the user. */
@Dependent
class PasskeyCheck {
    @Inject
    PasskeyRows rows;

    @Inject
    RelyingParty party;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What a user has shown by a passkey beside what they had shown before; nothing if it is not good. */
    Optional<Authentication> beside(UserId user, Authentication before, AuthenticationResponse sent) {
        return found(user, sent)
                .filter(_ -> isHandleOf(user, sent, false))
                .flatMap(passkey -> party.shown(sent, passkey.credential(), false)
                        .map(shown -> {
                            used(passkey, shown, false);
                            return before.withPasskey(passkey.isBackupEligible());
                        }));
    }

    /** What a user has shown by a passkey and nothing else: it has verified them, and is known to do so. */
    Optional<Authentication> alone(UserId user, AuthenticationResponse sent) {
        return found(user, sent)
                .filter(_ -> isHandleOf(user, sent, true))
                .filter(passkey -> passkey.credential().verified())
                .flatMap(passkey -> party.shown(sent, passkey.credential(), true)
                        .map(shown -> {
                            used(passkey, shown, true);
                            return Authentication.byPasskey(clock.instant(), passkey.isBackupEligible());
                        }));
    }

    private Optional<StoredPasskey> found(UserId user, AuthenticationResponse sent) {
        return rows.find(sent.credential()).filter(passkey -> passkey.user().equals(user));
    }

    /** A handle that is sent is the user's; where it is what says who they are, it is sent (WebAuthn Level 3, 7.2). */
    private boolean isHandleOf(UserId user, AuthenticationResponse sent, boolean isNeeded) {
        return sent.userHandle().isPresent() ? sent.userHandle().equals(rows.knownHandle(user)) : !isNeeded;
    }

    /** A count that stands still is told and changes nothing: there may be a copy, but a race or a restored device looks the same. */
    private void used(StoredPasskey passkey, Assertion shown, boolean isAlone) {
        if (shown.isCounterStale()) {
            audit.record(
                    Event.of(EventType.PASSKEY_COUNTER_STALE, passkey.user().toString())
                            .because("passkey " + passkey.id() + " has counted to " + shown.signCount()
                                    + ", and before to " + passkey.credential().signCount()));
        }
        passkey.use(shown, isAlone, clock.instant());
    }
}
