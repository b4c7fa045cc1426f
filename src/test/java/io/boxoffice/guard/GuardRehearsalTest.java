package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.dpop.ProofFlaw;
import io.boxoffice.dpop.ProofOutcome;
import io.boxoffice.dpop.Use;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What would be answered, by the rules of the guard, and nothing is used up. */
@SuppressWarnings("UnusedMethod") // the methods are there to be named
class GuardRehearsalTest {
    private static final String METADATA =
            ", resource_metadata=\"https://localhost:9443/.well-known/oauth-protected-resource/api/other\"";
    private static final Confirmation KEY = new Confirmation("k".repeat(43));
    private static final VerifiedAccessToken USER = SomeTokens.of(Audience.OTHER, null, "user");
    private static final VerifiedAccessToken BOUND =
            SomeTokens.with(Claims.good().with("cnf", "{\"jkt\":\"" + KEY.thumbprint() + "\"}"));

    @ForAudience("other")
    @Path("/api/other/things")
    private static final class ThingsResource {
        @GET
        @Policy(Rule.ANY)
        void list() {}

        @POST
        @Policy(Rule.ADMIN)
        void make() {}

        @GET
        @Path("/fresh")
        @Policy(Rule.ANY)
        @RecentLogin(seconds = 300)
        void fresh() {}
    }

    /** Knows one outcome, and must never be asked to remember it. */
    private static final class OneProof extends ProofCheck {
        private ProofOutcome outcome = new ProofOutcome.Absent();

        @Override
        public ProofOutcome of(List<String> sent, String method, RequestPath path, Optional<Secret> token) {
            return outcome;
        }

        @Override
        public Use once(DpopProof proof) {
            throw new AssertionError("used up");
        }
    }

    private final OneProof proof = new OneProof();
    private final HandMovedClock clock = new HandMovedClock();
    private final GuardRehearsal rehearsal = rehearsal();

    @Test
    void goodThenNoRefusal() {
        GuardAnswer answer = of(USER, "GET", "/api/other/things", null);

        assertThat(answer.refusal()).isEmpty();
        assertThat(answer.verdicts().keySet()).containsExactly(GuardCheck.values());
        assertThat(answer.verdicts().values()).containsOnly(Verdict.PASSED, Verdict.NOT_APPLICABLE);
        assertThat(answer.details()).containsEntry(GuardCheck.RESOURCE, "ThingsResource.list");
    }

    @Test
    void anotherAudienceThenInvalidAndTheRestIsJudged() {
        GuardAnswer answer = of(SomeTokens.of(Audience.SERVER, null, "user"), "GET", "/api/other/things", null);

        assertRefused(answer, "path_audience", 401, "invalid_token");
        assertThat(answer.verdicts()).containsEntry(GuardCheck.BINDING, Verdict.PASSED);
        assertThat(answer.refusal().orElseThrow().challenge())
                .contains("Bearer realm=\"boxoffice\", error=\"invalid_token\"" + METADATA);
    }

    @Test
    void roleMissingThenForbidden() {
        assertRefused(of(USER, "POST", "/api/other/things", null), "permission", 403, "insufficient_scope");
    }

    @Test
    void nothingServedThenNotFoundOrNotAllowed() {
        assertThat(of(USER, "GET", "/api/other/nothing", null).refusal())
                .contains(new GuardAnswer.Refusal("resource", 404, Optional.empty(), Optional.empty()));
        assertThat(of(USER, "PUT", "/api/other/things", null).refusal())
                .contains(new GuardAnswer.Refusal("resource", 405, Optional.empty(), Optional.empty()));
    }

    /** RFC 9470 3. */
    @Test
    void loginOfLongAgoThenStepUp() {
        VerifiedAccessToken token = SomeTokens.with(
                Claims.good().with("auth_time", "1000").with("amr", "[\"pwd\"]").with("acr", "\"aal1\""));
        clock.set(Instant.ofEpochSecond(1301));
        GuardAnswer answer = of(token, "GET", "/api/other/things/fresh", null);

        assertRefused(answer, "recent_login", 401, "insufficient_user_authentication");
        assertThat(answer.refusal().orElseThrow().challenge().orElseThrow())
                .contains(", max_age=\"300\"")
                .endsWith(METADATA);
        clock.set(Instant.ofEpochSecond(1300));
        assertThat(of(token, "GET", "/api/other/things/fresh", null).refusal()).isEmpty();
    }

    @Test
    void boundWithoutAProofOrWithAnotherThenWhichOfThemFails() {
        assertRefused(of(BOUND, "GET", "/api/other/things", null), "binding", 401, "invalid_token");
        assertRefused(of(USER, "GET", "/api/other/things", "a.b.c"), "binding", 401, "invalid_token");
        proof.outcome = new ProofOutcome.Refused(ProofFlaw.TARGET);
        GuardAnswer bad = of(BOUND, "GET", "/api/other/things", "a.b.c");
        assertRefused(bad, "proof", 401, "invalid_dpop_proof");
        assertThat(bad.details()).containsEntry(GuardCheck.PROOF, "htu");
        assertThat(bad.verdicts())
                .containsEntry(GuardCheck.BINDING, Verdict.PASSED)
                .containsEntry(GuardCheck.PROOF_KEY, Verdict.NOT_REACHED);
        proof.outcome = proved(new Confirmation("x".repeat(43)));
        GuardAnswer foreign = of(BOUND, "GET", "/api/other/things", "a.b.c");
        assertRefused(foreign, "proof_key", 401, "invalid_token");
        assertThat(foreign.verdicts()).containsEntry(GuardCheck.PROOF, Verdict.PASSED);
    }

    @Test
    void boundWithItsProofThenNotUsedUp() {
        proof.outcome = proved(KEY);

        assertThat(of(BOUND, "GET", "/api/other/things", "a.b.c").refusal()).isEmpty();
    }

    @Test
    void tokenThatFailsThenItsFirstCheckIsTheAnswer() {
        Map<TokenCheck, Verdict> verdicts = passed();
        verdicts.put(TokenCheck.EXPIRES, Verdict.FAILED);
        Explanation expired =
                new Explanation(verdicts, Optional.empty(), Optional.empty(), Optional.of(USER), Set.of());

        assertRefused(
                rehearsal.of(expired, Optional.of(call("POST", "/api/server/x", null))),
                "expires",
                401,
                "invalid_token");
        GuardAnswer alone = rehearsal.of(expired, Optional.empty());
        assertRefused(alone, "expires", 401, "invalid_token");
        assertThat(alone.verdicts().values()).containsOnly(Verdict.NOT_APPLICABLE);
        assertThat(alone.refusal().orElseThrow().challenge())
                .contains("Bearer realm=\"boxoffice\", error=\"invalid_token\"");
    }

    private GuardAnswer of(VerifiedAccessToken token, String method, String path, @Nullable String dpop) {
        Explanation good = new Explanation(passed(), Optional.empty(), Optional.empty(), Optional.of(token), Set.of());
        return rehearsal.of(good, Optional.of(call(method, path, dpop)));
    }

    private static GuardRehearsal.Call call(String method, String path, @Nullable String dpop) {
        return new GuardRehearsal.Call(method, RequestPath.of("", path), Optional.ofNullable(dpop));
    }

    private static Map<TokenCheck, Verdict> passed() {
        Map<TokenCheck, Verdict> verdicts = new EnumMap<>(TokenCheck.class);
        List.of(TokenCheck.values()).forEach(check -> verdicts.put(check, Verdict.PASSED));
        return verdicts;
    }

    private static ProofOutcome proved(Confirmation key) {
        return new ProofOutcome.Proved(new DpopProof(key, new UUID(1, 2)));
    }

    private static void assertRefused(GuardAnswer answer, String by, int status, String error) {
        assertThat(answer.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.by()).isEqualTo(by);
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.error()).contains(error);
        });
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private GuardRehearsal rehearsal() {
        GuardRehearsal made = new GuardRehearsal();
        made.possession = new Possession();
        made.possession.check = proof;
        made.methods = new GuardedMethods();
        for (Method method : ThingsResource.class.getDeclaredMethods()) {
            made.methods.add(ThingsResource.class, method);
        }
        made.stepUp = new StepUp();
        made.stepUp.clock = clock;
        made.issuer = new Issuer("https://localhost:9443");
        return made;
    }
}
