package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.Sessions;
import io.boxoffice.transfer.Redemptions;
import io.boxoffice.transfer.TransferLook;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The transaction in which a device asks for its tokens, and gets them once its user has approved it on their first one (RFC 10027). Its session
 * is a family of its own, which ends apart from the first, and not later.
 */
@Stateless
public class TransferService {
    @Inject
    Redemptions redemptions;

    @Inject
    StillGranted stillGranted;

    @Inject
    FactorRule factorRule;

    @Inject
    Sessions sessions;

    @Inject
    ReplacedSession replacedSession;

    @Inject
    Mint mint;

    @Inject
    Audit audit;

    @Inject
    FrequentEvents refusals;

    @Inject
    Attempt attempt;

    @Inject
    Clock clock;

    /** Answers a device. */
    public TransferOutcome poll(TransferPoll poll) {
        attempt.failsAs(refusal("failed inside"));
        return switch (redemptions.look(poll.ticket().reveal())) {
            case TransferLook.Approved approved -> approved(approved, poll);
            case TransferLook.Pending _ -> new TransferOutcome.Refused(ErrorCode.AUTHORIZATION_PENDING);
            case TransferLook.TooFast _ -> new TransferOutcome.Refused(ErrorCode.SLOW_DOWN);
            case TransferLook.Denied _ -> new TransferOutcome.Refused(ErrorCode.ACCESS_DENIED);
            case TransferLook.Over _ -> new TransferOutcome.Refused(ErrorCode.EXPIRED_TOKEN);
            case TransferLook.Unknown _ -> refused(refusal("unknown"));
        };
    }

    /** Whoever is let in is read anew under their lock, before the row is written: who removes a user takes the locks in this order too. */
    private TransferOutcome approved(TransferLook.Approved approved, TransferPoll poll) {
        Optional<StillGranted.Left> left = stillGranted
                .of(approved.from().user(), approved.audience(), approved.scope(), Terms.FIRST_PARTY)
                .filter(found -> isUnchanged(found, approved));
        if (!redemptions.complete(approved)) {
            return refused(refusal("presented again"));
        }
        return left.flatMap(found ->
                        sessions.endOfLiving(approved.from().session()).map(end -> begun(approved, found, end, poll)))
                .orElseGet(() -> spent(approved, "the user has changed, or their session is over"));
    }

    private boolean isUnchanged(StillGranted.Left found, TransferLook.Approved approved) {
        User user = found.user();
        Instant locked = user.lockedUntil();
        return user.version() == approved.version()
                && (locked == null || !locked.isAfter(clock.instant()))
                && factorRule.due(user, found.policy(), approved.authentication()) == Due.NOTHING;
    }

    private TransferOutcome begun(
            TransferLook.Approved approved, StillGranted.Left left, Instant latestEnd, TransferPoll poll) {
        replacedSession.makeRoom(poll.replaced(), left.user().id(), approved.audience());
        return sessions.begin(
                        family(approved, left),
                        left.policy(),
                        poll.device().called(approved.deviceName()),
                        Optional.of(latestEnd))
                .<TransferOutcome>map(issued -> {
                    replacedSession.end(poll.replaced());
                    return new TransferOutcome.Issued(tokens(issued, left.user(), approved));
                })
                .orElseGet(() -> spent(approved, "as many sessions as there may be"));
    }

    private static Family family(TransferLook.Approved approved, StillGranted.Left left) {
        return new Family(
                left.user().id(),
                ClientId.FIRST_PARTY,
                approved.audience(),
                left.scope(),
                approved.authentication().passedOn(),
                Optional.empty());
    }

    private TokenResponse tokens(IssuedRefreshToken issued, User user, TransferLook.Approved approved) {
        audit.record(Event.of(EventType.TRANSFER_COMPLETED, user.id().toString())
                .at(approved.audience())
                .in(issued.session().id())
                .withToken(issued.access().jti())
                .because("device " + approved.deviceName() + ", by session "
                        + approved.from().session()));
        return mint.response(
                Authorization.in(issued.session(), user, issued.session().scope(), GrantType.FIRST_PARTY), issued);
    }

    /** It was approved, and what it stands for is not there any more. */
    private TransferOutcome spent(TransferLook.Approved approved, String reason) {
        return refused(refusal(reason).to(approved.from().user().toString()).at(approved.audience()));
    }

    private TransferOutcome refused(Event event) {
        refusals.note(event);
        return new TransferOutcome.Refused(ErrorCode.INVALID_GRANT);
    }

    private static Event refusal(String reason) {
        return Event.refused(EventType.AUTHN_LOGIN_FAIL, "transfer: " + reason);
    }
}
