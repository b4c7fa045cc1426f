package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.changes.Changes;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.dpop.ProofOutcome;
import io.boxoffice.dpop.Use;
import io.boxoffice.http.RequestPath;
import io.boxoffice.log.CountedLog;
import io.boxoffice.metrics.Counters;
import io.boxoffice.metrics.Timings;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.Subject;
import io.boxoffice.revocation.RevocationSettings;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TV-12, TV-14, AU-03: nothing under /api is looked up for a request without a good token of its audience. */
class BearerTokenFilterTest {
    private static final Duration STALENESS = Duration.ofSeconds(7);
    private static final String METADATA =
            ", resource_metadata=\"https://localhost:9443/.well-known/oauth-protected-resource/api/other\"";
    private static final String GOOD = "a.good.token";
    private static final String BOUND_TOKEN = "a.bound.token";
    private final CountedLog log = new CountedLog(BearerTokenFilter.class);

    /** Knows one good token, of the audience other. */
    private static final class OneToken extends AccessTokenVerifier {
        private final VerifiedAccessToken verified = SomeTokens.of(Audience.OTHER, null, "user");
        private final VerifiedAccessToken bound = SomeTokens.with(
                Claims.good().with("jti", "\"jti-1\"").with("cnf", "{\"jkt\":\"" + "k".repeat(43) + "\"}"));

        @Override
        public Verification verify(String token) {
            if (token.equals(BOUND_TOKEN)) {
                return new Verification.Admitted(bound);
            }
            return token.equals(GOOD)
                    ? new Verification.Admitted(verified)
                    : new Verification.Rejected(Rejection.REVOKED, verified);
        }
    }

    private static final class Confirmed extends Changes {
        private boolean confirmed = true;

        @Override
        public boolean isConfirmedWithin(Duration age) {
            assertThat(age).isEqualTo(STALENESS);
            return confirmed;
        }
    }

    private static final class SeenCaller extends Actor {
        private final List<Subject> users = new ArrayList<>();

        @Override
        public void is(Subject subject) {
            users.add(subject);
        }
    }

    /** Sees one proof, of the key that the token is bound to. */
    private static final class OneProof extends ProofCheck {
        private Use use = new Use.First();

        @Override
        public ProofOutcome of(List<String> sent, String method, RequestPath path, Optional<Secret> token) {
            assertThat(method).isEqualTo("GET");
            assertThat(path.text()).isEqualTo("/api/other/orders");
            assertThat(token.map(Secret::reveal)).contains("the.raw.token");
            return sent.isEmpty()
                    ? new ProofOutcome.Absent()
                    : new ProofOutcome.Proved(new DpopProof(new Confirmation("k".repeat(43)), new UUID(1, 2)));
        }

        @Override
        public Use once(DpopProof proof) {
            return use;
        }
    }

    private final OneProof proofs = new OneProof();
    private final Confirmed changes = new Confirmed();
    private final SeenCaller caller = new SeenCaller();
    private final NotedRefusals refusals = new NotedRefusals();
    private final Counters counters = new Counters();
    private final CurrentToken current = new CurrentToken();

    @ParameterizedTest
    @ValueSource(strings = {"", "auth/login", "apis", ".well-known/jwks.json", "/auth/refresh"})
    void pathElsewhereThenNobodyIsAsked(String path) {
        changes.confirmed = false;
        Requested request = filtered(Requested.of(path));

        assertThat(request.refusal()).isEmpty();
        assertThat(request.challenge()).isEmpty();
        assertThat(Counts.refused(counters)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "api/", "api/other/orders", "api/nothing/here"})
    void nothingPresentedThenChallengedWithoutAnError(String path) {
        Requested request = filtered(Requested.of(path));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge())
                .isEqualTo("Bearer realm=\"boxoffice\"" + (path.startsWith("api/other") ? METADATA : ""));
        assertThat(request.body()).contains("\"instance\":\"/" + path + "\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.NO_TOKEN, 1));
        assertThat(refusals.events)
                .containsExactly(Event.refused(EventType.AUTHN_TOKEN_FAIL, Rejection.NO_TOKEN.words()));
    }

    @Test
    void twoHeadersThenInvalid() {
        Requested request = filtered(
                Requested.of("api/other/orders").with(HttpHeaders.AUTHORIZATION, "Bearer " + GOOD, "Bearer " + GOOD));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge()).isEqualTo("Bearer realm=\"boxoffice\", error=\"invalid_token\"" + METADATA);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.SEVERAL_HEADERS, 1));
        assertThat(request.identity()).isEmpty();
    }

    @Test
    void rejectedThenInvalidAndTheAuditKnowsWhose() {
        Requested request = filtered(bearing("api/other/orders", "a.bad.token"));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge()).isEqualTo("Bearer realm=\"boxoffice\", error=\"invalid_token\"" + METADATA);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.REVOKED, 1));
        assertThat(refusals.events).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo("revoked");
            assertThat(event.jti()).hasToString("jti-1");
        });
        assertThat(current.find()).isEmpty();
    }

    @Test
    void admittedThenTheCallerIsKnown() {
        Requested request = filtered(bearing("api/other/orders", GOOD));

        assertThat(request.refusal()).isEmpty();
        assertThat(current.get().id()).hasToString("jti-1");
        assertThat(caller.users).containsExactly(SomeTokens.SUBJECT);
        assertThat(request.identity()).hasValueSatisfying(identity -> {
            assertThat(identity.getUserPrincipal().getName()).isEqualTo("alice");
            assertThat(identity.isSecure()).isTrue();
        });
        assertThat(Counts.refused(counters)).isEmpty();
        assertThat(refusals.events).isEmpty();
    }

    @Test
    void admittedWithoutTlsThenNotSecure() {
        Requested request =
                filtered(Requested.withoutTls("api/other/orders").with(HttpHeaders.AUTHORIZATION, "Bearer " + GOOD));

        assertThat(request.identity())
                .hasValueSatisfying(identity -> assertThat(identity.isSecure()).isFalse());
    }

    /** RFC 9449 7.1. */
    @Test
    void boundWithItsProofThenLetInByItsScheme() {
        Requested request = filtered(presentingBound("DPoP", "a.dpop.proof"));

        assertThat(request.refusal()).isEmpty();
        assertThat(request.identity())
                .hasValueSatisfying(identity ->
                        assertThat(identity.getAuthenticationScheme()).isEqualTo("DPoP"));
        assertThat(Counts.refused(counters)).isEmpty();
    }

    @Test
    void boundWithoutItsProofThenChallengedForOne() {
        Requested request = filtered(presentingBound("DPoP"));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge())
                .isEqualTo("DPoP realm=\"boxoffice\", error=\"invalid_dpop_proof\", algs=\"ES256 PS256 EdDSA\""
                        + METADATA);
        assertThat(refusals.events)
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("DPoP proof: absent"));
        assertThat(request.identity()).isEmpty();
    }

    @Test
    void boundAsBearerThenInvalidAndToldTheScheme() {
        Requested request = filtered(presentingBound("Bearer", "a.dpop.proof"));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge())
                .isEqualTo("DPoP realm=\"boxoffice\", error=\"invalid_token\", algs=\"ES256 PS256 EdDSA\"" + METADATA);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.BOUND, 1));
        assertThat(current.find()).isEmpty();
    }

    @Test
    void badTokenAsABoundOneThenInvalidInThatScheme() {
        Requested request =
                filtered(Requested.of("api/other/orders").with(HttpHeaders.AUTHORIZATION, "DPoP a.bad.token"));

        assertThat(request.challenge()).startsWith("DPoP realm=\"boxoffice\", error=\"invalid_token\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.REVOKED, 1));
    }

    @Test
    void tooManyProofsOrNotRememberedThenLater() {
        proofs.use = new Use.TooMany(Duration.ofSeconds(7));
        Requested request = filtered(presentingBound("DPoP", "a.dpop.proof"));
        assertThat(request.status()).isEqualTo(429);
        assertThat(request.retryAfter()).isEqualTo("7");

        proofs.use = new Use.NotRemembered();
        request = filtered(presentingBound("DPoP", "a.dpop.proof"));
        assertThat(request.status()).isEqualTo(503);
        assertThat(request.retryAfter()).isEqualTo("1");
        assertThat(request.identity()).isEmpty();
        assertThat(Counts.refused(counters))
                .isEqualTo(Map.of(Rejection.TOO_MANY_PROOFS, 1, Rejection.PROOF_NOT_REMEMBERED, 1));
    }

    private static Requested presentingBound(String scheme, String... proofs) {
        Requested request =
                Requested.of("api/other/orders").with(HttpHeaders.AUTHORIZATION, scheme + " " + BOUND_TOKEN);
        return proofs.length == 0 ? request : request.with("DPoP", proofs);
    }

    /** AU-03, AU-04: before the method is looked up. */
    @ParameterizedTest
    @ValueSource(strings = {"api/server/users", "api", "api/otherwise", "api/Other/orders"})
    void tokenOfAnotherAudienceThenInvalid(String path) {
        Requested request = filtered(bearing(path, GOOD));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge()).contains("invalid_token");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.ANOTHER_AUDIENCE, 1));
        assertThat(refusals.events)
                .singleElement()
                .satisfies(event -> assertThat(event.jti()).hasToString("jti-1"));
        assertThat(current.find()).isEmpty();
        assertThat(caller.users).isEmpty();
    }

    /** OpenID Connect Core 5.3.3: in the words of its own area, and only for tokens of its own audience. */
    @Test
    void userinfoThenProtectedLikeAnApi() {
        Requested nothing = filtered(Requested.of("oauth2/userinfo"));
        Requested another = filtered(bearing("oauth2/userinfo", GOOD));

        assertThat(nothing.status()).isEqualTo(401);
        assertThat(nothing.challenge()).isEqualTo("Bearer realm=\"boxoffice\"");
        assertThat(nothing.body()).contains("\"error\":\"invalid_token\"");
        assertThat(another.challenge()).isEqualTo("Bearer realm=\"boxoffice\", error=\"invalid_token\"");
        assertThat(current.find()).isEmpty();
    }

    /** TV-12. */
    @Test
    void revocationsNotConfirmedThenNobodyIsLetIn() {
        changes.confirmed = false;
        Requested request = filtered(bearing("api/other/orders", GOOD));

        assertThat(request.status()).isEqualTo(503);
        assertThat(request.body()).contains("\"instance\":\"/api/other/orders\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.UNCONFIRMED, 1));
        assertThat(current.find()).isEmpty();
        assertThat(request.identity()).isEmpty();
    }

    /** LG-02, LG-03: enough to find the request, and nothing of the token. */
    @Test
    void rejectedAgainAndAgainThenOneLineForTheOperator() {
        List<String> lines = new ArrayList<>();
        Handler handler = collectingInto(lines);
        Logger logger = Logger.getLogger(BearerTokenFilter.class.getName());
        logger.addHandler(handler);
        try {
            filtered(bearing("api/other/orders", "a.bad.token"));
            assertThat(lines).containsExactly("A token was refused: revoked, correlation id c-1");
            filtered(bearing("api/other/orders", "a.bad.token"));
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines).hasSize(1);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.REVOKED, 2));
    }

    private static Requested bearing(String path, String token) {
        return Requested.of(path).with(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private Requested filtered(Requested request) {
        BearerTokenFilter filter = new BearerTokenFilter();
        filter.log = log;
        filter.verifier = new OneToken();
        filter.possession = new Possession();
        filter.possession.check = proofs;
        filter.current = current;
        filter.caller = caller;
        filter.refusals = refusals;
        filter.changes = changes;
        filter.settings = new RevocationSettings(STALENESS);
        filter.issuer = new Issuer("https://localhost:9443");
        filter.counters = counters;
        filter.timings = new Timings();
        filter.request = request.request();
        filter.response = request.response();
        filter.filter(request.context());
        return request;
    }

    private static Handler collectingInto(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
