package io.boxoffice.guard;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what {@code guard} would answer to a token, by the very rules of {@link BearerTokenFilter} and {@link PolicyFilter}, and lets nobody in: no
 * proof is used up, nothing is noted. What was revoked a moment ago, and whether a proof came before, is not looked at.
 */
@Dependent
public class GuardRehearsal {
    private static final RequestPath NOWHERE = RequestPath.of("", "/");

    /**
     * The request that it is about.
     *
     * @param proof the value of the header {@code DPoP}; with it the scheme is DPoP, without it Bearer
     */
    public record Call(String method, RequestPath path, Optional<String> proof) {
        /** Whether {@code guard} asks for a token there at all. */
        public boolean isGuarded() {
            return ProtectedPath.covers(path.text());
        }

        private BearerToken.Scheme scheme() {
            return proof.isPresent() ? BearerToken.Scheme.DPOP : BearerToken.Scheme.BEARER;
        }
    }

    @Inject
    Possession possession;

    @Inject
    GuardedMethods methods;

    @Inject
    StepUp stepUp;

    @Inject
    Issuer issuer;

    /** The answer of a request, or of any at all where none is named: then only the token itself is asked. */
    public GuardAnswer of(Explanation token, Optional<Call> call) {
        Optional<VerifiedAccessToken> verified = token.verified();
        if (call.isEmpty()) {
            return new GuardAnswer(every(Verdict.NOT_APPLICABLE), Map.of(), refusal(token, Optional.empty()));
        }
        if (verified.isEmpty()) {
            return new GuardAnswer(every(Verdict.NOT_REACHED), Map.of(), refusal(token, call));
        }
        Judgement judgement = new Judgement(verified.get(), call.get());
        judgement.judge();
        return new GuardAnswer(
                judgement.verdicts, judgement.details, refusal(token, call).or(() -> judgement.refusal));
    }

    private static Map<GuardCheck, Verdict> every(Verdict verdict) {
        Map<GuardCheck, Verdict> verdicts = new EnumMap<>(GuardCheck.class);
        List.of(GuardCheck.values()).forEach(check -> verdicts.put(check, verdict));
        return verdicts;
    }

    private Optional<GuardAnswer.Refusal> refusal(Explanation token, Optional<Call> call) {
        Challenge challenge = Challenge.invalidToken(call.map(Call::scheme).orElse(BearerToken.Scheme.BEARER));
        RequestPath path = call.map(Call::path).orElse(NOWHERE);
        return token.failed()
                .map(TokenCheck::wire)
                .map(by -> GuardAnswer.Refusal.of(by, challenge, challenge.header("", path, issuer)));
    }

    /** One good token at one request. */
    private final class Judgement {
        private final VerifiedAccessToken verified;
        private final Call call;
        private final Map<GuardCheck, Verdict> verdicts = every(Verdict.NOT_REACHED);
        private final Map<GuardCheck, String> details = new EnumMap<>(GuardCheck.class);
        private Optional<GuardAnswer.Refusal> refusal = Optional.empty();

        Judgement(VerifiedAccessToken verified, Call call) {
            this.verified = verified;
            this.call = call;
        }

        void judge() {
            boolean isOfPath =
                    ProtectedPath.isOf(verified.audience(), call.path().text());
            judge(GuardCheck.PATH_AUDIENCE, isOfPath, Challenge.invalidToken(call.scheme()), "");
            judgePossession();
            methods.find(call.method(), call.path().text()).ifPresentOrElse(this::judge, this::judgeNoMethod);
        }

        private void judge(GuardCheck check, boolean holds, Challenge challenge, String parameters) {
            verdicts.put(check, holds ? Verdict.PASSED : Verdict.FAILED);
            if (!holds) {
                String header = challenge.header(parameters, call.path(), issuer);
                refuse(GuardAnswer.Refusal.of(check.wire(), challenge, header));
            }
        }

        /** The first one is the answer. */
        private void refuse(GuardAnswer.Refusal answer) {
            refusal = refusal.or(() -> Optional.of(answer));
        }

        private void judgePossession() {
            Possession.Call shown = new Possession.Call(call.proof().stream().toList(), call.method(), call.path());
            switch (possession.look(verified, call.scheme(), () -> shown)) {
                case Possession.Shown _ -> {
                    verdicts.put(GuardCheck.BINDING, Verdict.PASSED);
                    verdicts.put(GuardCheck.PROOF, Verdict.NOT_APPLICABLE);
                    verdicts.put(GuardCheck.PROOF_KEY, Verdict.NOT_APPLICABLE);
                }
                case Possession.Proved _ -> passed(GuardCheck.BINDING, GuardCheck.PROOF, GuardCheck.PROOF_KEY);
                case Possession.NotShown not -> judge(not);
            }
        }

        private void judge(Possession.NotShown not) {
            GuardCheck failed = check(not.reason());
            Stream.of(GuardCheck.BINDING, GuardCheck.PROOF)
                    .filter(check -> check.compareTo(failed) < 0)
                    .forEach(this::passed);
            details.put(failed, not.more().isEmpty() ? not.reason().words() : not.more());
            judge(failed, false, not.challenge(), "");
        }

        private static GuardCheck check(Rejection reason) {
            if (reason == Rejection.PROOF) {
                return GuardCheck.PROOF;
            }
            return reason == Rejection.PROOF_OF_ANOTHER_KEY ? GuardCheck.PROOF_KEY : GuardCheck.BINDING;
        }

        private void passed(GuardCheck... checks) {
            for (GuardCheck check : checks) {
                verdicts.put(check, Verdict.PASSED);
            }
        }

        private void judge(GuardedMethods.Served served) {
            passed(GuardCheck.RESOURCE);
            details.put(
                    GuardCheck.RESOURCE,
                    served.resource().getSimpleName() + "." + served.method().getName());
            switch (MethodPolicy.of(served.resource(), Access.of(served.method()), verified)) {
                case PERMITTED -> {
                    passed(GuardCheck.PERMISSION);
                    judgeLogin(served.method().getAnnotation(RecentLogin.class));
                }
                case NOT_PERMITTED -> judge(GuardCheck.PERMISSION, false, Challenge.insufficientScope(verified), "");
                case OF_ANOTHER_AUDIENCE -> {} // the path has said so
            }
        }

        private void judgeLogin(@Nullable RecentLogin recent) {
            if (recent == null) {
                verdicts.put(GuardCheck.RECENT_LOGIN, Verdict.NOT_APPLICABLE);
                return;
            }
            judge(
                    GuardCheck.RECENT_LOGIN,
                    stepUp.isEnough(verified, recent.seconds(), false),
                    Challenge.insufficientAuthentication(verified),
                    StepUp.wanted(recent.seconds()));
        }

        private void judgeNoMethod() {
            int status = methods.serves(call.path().text()) ? 405 : 404;
            verdicts.put(GuardCheck.RESOURCE, Verdict.FAILED);
            refuse(new GuardAnswer.Refusal(GuardCheck.RESOURCE.wire(), status, Optional.empty(), Optional.empty()));
        }
    }
}
