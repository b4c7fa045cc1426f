package io.boxoffice.explain;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.guard.GuardAnswer;
import io.boxoffice.guard.GuardRehearsal;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through every check of a token, by the checks themselves. The audit learns who asked, and of a token under a true signature which one. */
@Dependent
public class TokenExplainer {
    @Inject
    AccessTokenVerifier verifier;

    @Inject
    GuardRehearsal guard;

    @Inject
    TokenKinds kinds;

    @Inject
    Details details;

    @Inject
    Surroundings surroundings;

    @Inject
    Audit audit;

    /**
     * What the checks say.
     *
     * @param call the request that it would come with; nothing if it is about the token alone
     */
    public Explained explain(Secret token, Optional<GuardRehearsal.Call> call) {
        Explanation explanation = verifier.explain(token.reveal());
        GuardAnswer answer = guard.of(explanation, call);
        audit.record(event(explanation, answer));
        return new Explained(
                kinds.of(token, explanation), lines(explanation, answer), answer.refusal(), explanation.signed());
    }

    private List<Explained.Line> lines(Explanation explanation, GuardAnswer answer) {
        List<Explained.Line> lines = new ArrayList<>();
        explanation
                .verdicts()
                .forEach((check, verdict) -> lines.add(
                        new Explained.Line(CheckLine.of(check), verdict, details.of(check, verdict, explanation))));
        answer.verdicts()
                .forEach((check, verdict) -> lines.add(new Explained.Line(
                        CheckLine.of(check), verdict, answer.details().getOrDefault(check, ""))));
        lines.addAll(surroundings.of(explanation));
        return lines;
    }

    private static Event event(Explanation explanation, GuardAnswer answer) {
        Optional<VerifiedAccessToken> verified = explanation.verified();
        String outcome =
                answer.refusal().map(refusal -> "refused by " + refusal.by()).orElse("passed");
        Event asked = verified.map(token -> token.told(
                        Event.of(EventType.TOKEN_EXPLAINED, token.subject().sub())))
                .orElseGet(() -> new Event(EventType.TOKEN_EXPLAINED, true, null, null, null, null, null));
        return asked.because(outcome);
    }
}
