package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.authorization.CodeGrant;
import io.boxoffice.authorization.Codes;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Sessions;
import io.boxoffice.signin.SignInService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The transaction in which a code becomes tokens (RFC 6749 4.1.3): a session begins in the sign-in of the browser that brought it, and its ID
 * token goes with it. What goes wrong comes back as an outcome: a throw would undo its traces.
 */
@Stateless
public class CodeService {
    private static final String FAILED = "failed inside";

    @Inject
    Codes codes;

    @Inject
    Sessions sessions;

    @Inject
    SessionService sessionService;

    @Inject
    ReplacedSession replacedSession;

    @Inject
    SignInService signIns;

    @Inject
    StillGranted stillGranted;

    @Inject
    FirstTokens firstTokens;

    @Inject
    FrequentEvents refusals;

    @Inject
    Attempt attempt;

    /** Redeems a code. */
    public CodeOutcome redeem(CodeRequest request) {
        attempt.failsAs(refusal(FAILED));
        return switch (codes.look(request.presented())) {
            case Codes.Good good -> redeemed(good, request);
            case Codes.Again again -> {
                again.given().ifPresent(session -> sessionService.end(session, EndReason.Known.CODE_REUSE));
                yield refused(again.grant(), "presented again");
            }
            case Codes.AnotherTarget _ -> new CodeOutcome.AnotherTarget();
            case Codes.Refused refused -> {
                refusals.note(refusal(refused.reason()));
                yield new CodeOutcome.Refused();
            }
        };
    }

    /** Whether a text is a code that was made for a client; if it is not, that is noted. */
    public boolean knows(String code, ClientId client) {
        boolean isOwn = codes.isOf(code, client);
        if (!isOwn) {
            refusals.note(refusal("unknown"));
        }
        return isOwn;
    }

    private CodeOutcome redeemed(Codes.Good good, CodeRequest request) {
        CodeGrant grant = good.grant();
        return stillGranted
                .of(grant.user(), grant.audience(), grant.scope(), request.client())
                .map(left -> begun(good, left, request))
                .orElseGet(() -> spent(good, "no longer granted"));
    }

    private CodeOutcome begun(Codes.Good good, StillGranted.Left left, CodeRequest request) {
        CodeGrant grant = good.grant();
        if (!signIns.note(grant.signIn(), grant.client())) {
            return spent(good, "signed out since");
        }
        Family family = new Family(
                grant.user(),
                grant.client(),
                grant.audience(),
                left.scope(),
                grant.authentication(),
                request.presented().shown(),
                Optional.of(grant.signIn()),
                grant.identity(),
                grant.idClaims());
        replacedSession.makeRoom(request.replaced(), grant.user(), grant.audience());
        return sessions.begin(family, left.policy(), request.device())
                .<CodeOutcome>map(issued -> new CodeOutcome.Issued(tokens(issued, left.user(), good, request)))
                .orElseGet(() -> spent(good, "as many sessions as there may be"));
    }

    private TokenResponse tokens(IssuedRefreshToken issued, User user, Codes.Good good, CodeRequest request) {
        codes.redeem(good, Optional.of(issued.session().id()));
        TokenResponse tokens = firstTokens.of(
                issued,
                user,
                new FirstTokens.Asked(
                        GrantType.AUTHORIZATION_CODE,
                        request.client(),
                        request.refreshes(),
                        good.grant().nonce()));
        replacedSession.end(request.replaced());
        return tokens;
    }

    /** It was good, and what it stands for is not: it is good no more. */
    private CodeOutcome spent(Codes.Good good, String reason) {
        codes.redeem(good, Optional.empty());
        return refused(good.grant(), reason);
    }

    private CodeOutcome refused(CodeGrant grant, String reason) {
        refusals.note(refusal(reason).to(grant.user().toString()).at(grant.audience()));
        return new CodeOutcome.Refused();
    }

    private static Event refusal(String reason) {
        return Event.refused(EventType.AUTHN_TOKEN_FAIL, "code: " + reason);
    }
}
