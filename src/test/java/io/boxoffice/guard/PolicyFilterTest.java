package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** AU-03, TV-13: closed by default, and each annotation is asked. */
@SuppressWarnings("UnusedMethod") // the methods are there to be named
class PolicyFilterTest {
    @Open
    private static final class OpenResource {
        void read() {}
    }

    @ForAudience("other")
    private static final class OtherResource {
        @Policy(Rule.ANY)
        void read() {}

        @Policy(Rule.ADMIN)
        void change() {}

        void forgotten() {}
    }

    @ForAudience("other")
    @ForEnrolment
    private static final class EnrolmentResource {
        @Policy(Rule.ANY)
        void read() {}

        @Policy(Rule.ANY)
        @RecentLogin(seconds = 300)
        void change() {}
    }

    private static final class ForgottenResource {
        @Policy(Rule.ANY)
        void read() {}
    }

    private static final VerifiedAccessToken TOKEN = SomeTokens.of(Audience.OTHER, null, "user");

    private final Counters counters = new Counters();
    private final HandMovedClock clock = new HandMovedClock();

    @Test
    void openThenWithoutAToken() {
        assertThat(filtered(OpenResource.class, "read", Optional.empty()).refusal())
                .isEmpty();
    }

    @Test
    void noTokenThenChallenged() {
        Requested request = filtered(OtherResource.class, "read", Optional.empty());

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge())
                .isEqualTo(
                        "Bearer realm=\"boxoffice\","
                                + " resource_metadata=\"https://localhost:9443/.well-known/oauth-protected-resource/api/other\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.NO_TOKEN, 1));
    }

    @Test
    void tokenOfTheAudienceThenLetThrough() {
        assertThat(filtered(OtherResource.class, "read", Optional.of(TOKEN)).refusal())
                .isEmpty();
        assertThat(Counts.refused(counters)).isEmpty();
    }

    @Test
    void tokenOfAnotherAudienceThenInvalid() {
        Requested request =
                filtered(OtherResource.class, "read", Optional.of(SomeTokens.of(Audience.SERVER, null, "admin")));

        assertThat(request.status()).isEqualTo(401);
        assertThat(request.challenge()).contains("error=\"invalid_token\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.ANOTHER_AUDIENCE, 1));
    }

    @Test
    void classThatNamesNoAudienceThenClosed() {
        assertThat(filtered(ForgottenResource.class, "read", Optional.of(TOKEN)).status())
                .isEqualTo(401);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.ANOTHER_AUDIENCE, 1));
    }

    @Test
    void methodWithoutAPolicyThenClosed() {
        assertThat(filtered(OtherResource.class, "forgotten", Optional.of(TOKEN))
                        .status())
                .isEqualTo(403);
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.NOT_PERMITTED, 1));
    }

    @Test
    void ruleThatTheTokenDoesNotMeetThenForbidden() {
        Requested request = filtered(OtherResource.class, "change", Optional.of(TOKEN));

        assertThat(request.status()).isEqualTo(403);
        assertThat(request.challenge()).contains("error=\"insufficient_scope\"");
        assertThat(request.body()).contains("\"instance\":\"/api/other/orders\"");
        assertThat(Counts.refused(counters)).isEqualTo(Map.of(Rejection.NOT_PERMITTED, 1));
        assertThat(filtered(OtherResource.class, "change", Optional.of(SomeTokens.of(Audience.OTHER, null, "admin")))
                        .refusal())
                .isEmpty();
    }

    /** RFC 9449 7.1: the challenge names the scheme by which a bound token is presented. */
    @Test
    void boundTokenThatMayNotThenForbiddenInItsScheme() {
        String jkt = "{\"jkt\":\"" + "k".repeat(43) + "\"}";
        VerifiedAccessToken bound = SomeTokens.with(Claims.good().with("cnf", jkt));

        assertThat(filtered(OtherResource.class, "change", Optional.of(bound)).challenge())
                .isEqualTo("DPoP realm=\"boxoffice\", error=\"insufficient_scope\", algs=\"ES256 PS256 EdDSA\"");
    }

    /** MF-06: such a token sets a second factor up, and opens nothing else. */
    @Test
    void tokenForEnrolmentThenOpensNothingElse() {
        Optional<VerifiedAccessToken> token =
                Optional.of(SomeTokens.with(Claims.good().with("scope", "\"factors.enrol\"")));

        Requested request = filtered(OtherResource.class, "read", token);

        assertThat(request.status()).isEqualTo(403);
        assertThat(request.challenge()).contains("error=\"insufficient_scope\"");
        assertThat(filtered(EnrolmentResource.class, "read", token).refusal()).isEmpty();
    }

    /** RFC 9470 3: as many seconds ago as it may be, and one more. */
    @Test
    void loginOfLongerAgoThenToBeDoneAnew() {
        VerifiedAccessToken token = SomeTokens.with(
                Claims.good().with("auth_time", "1000").with("amr", "[\"pwd\"]").with("acr", "\"aal1\""));

        clock.set(Instant.ofEpochSecond(1300));
        assertThat(filtered(EnrolmentResource.class, "change", Optional.of(token))
                        .challenge())
                .isEmpty();
        clock.set(Instant.ofEpochSecond(1301));
        assertThat(filtered(EnrolmentResource.class, "read", Optional.of(token)).challenge())
                .isEmpty();
        assertThatThrownBy(() -> filtered(EnrolmentResource.class, "change", Optional.of(token)))
                .isInstanceOf(OAuthException.class);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private Requested filtered(Class<?> resource, String method, Optional<VerifiedAccessToken> verified) {
        Requested request = Requested.of("api/other/orders");
        PolicyFilter admission = new PolicyFilter();
        admission.current = new CurrentToken();
        verified.ifPresent(admission.current::admit);
        admission.issuer = new Issuer("https://localhost:9443");
        admission.stepUp = new StepUp();
        admission.stepUp.current = admission.current;
        admission.stepUp.issuer = admission.issuer;
        admission.stepUp.clock = clock;
        admission.counters = counters;
        admission.resource = Requested.matched(resource, method);
        admission.request = request.request();
        admission.response = request.response();
        admission.filter(request.context());
        return request;
    }
}
