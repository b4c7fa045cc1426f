package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RFC 9470 3: what the user of a token has shown, when, and what they are asked for. */
class StepUpTest {
    private static final Claims PASSWORD = shown("[\"pwd\"]", "aal1");
    private static final Claims TWO_FACTORS = shown("[\"pwd\",\"otp\",\"mfa\"]", "aal2");
    private static final String METADATA =
            ", resource_metadata=\"https://localhost:9443/.well-known/oauth-protected-resource/api/server\"";

    private final Requested request = Requested.of("api/server/me/factors");
    private final HandMovedClock clock = new HandMovedClock();

    private static Claims shown(String methods, String level) {
        return Claims.good().with("auth_time", "1000").with("amr", methods).with("acr", '"' + level + '"');
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private void require(Claims claims, boolean withTwoFactors) {
        StepUp stepUp = new StepUp();
        stepUp.current = new CurrentToken();
        stepUp.current.admit(SomeTokens.with(claims));
        stepUp.issuer = new Issuer("https://localhost:9443");
        stepUp.clock = clock;
        stepUp.require(300, withTwoFactors, request.request(), request.response());
    }

    private OAuthException refusal(Claims claims, boolean withTwoFactors) {
        return catchThrowableOfType(OAuthException.class, () -> require(claims, withTwoFactors));
    }

    @Test
    void enoughThenLetThrough() {
        clock.set(Instant.ofEpochSecond(1300));
        assertThatCode(() -> require(PASSWORD, false)).doesNotThrowAnyException();
        assertThatCode(() -> require(TWO_FACTORS, true)).doesNotThrowAnyException();
    }

    @Test
    void longerAgoThenChallengedForTheTime() {
        clock.set(Instant.ofEpochSecond(1301));
        OAuthException refusal = refusal(PASSWORD, false);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INSUFFICIENT_USER_AUTHENTICATION);
        assertThat(request.challenge())
                .isEqualTo("Bearer realm=\"boxoffice\", error=\"insufficient_user_authentication\", max_age=\"300\""
                        + METADATA);
        assertThat(refusal(TWO_FACTORS, true).status()).isEqualTo(401);
    }

    @Test
    void oneFactorWhereTwoAreNeededThenChallengedForTheLevelToo() {
        clock.set(Instant.ofEpochSecond(1000));
        assertThat(refusal(PASSWORD, true).status()).isEqualTo(401);
        assertThat(request.challenge()).contains(", max_age=\"300\", acr_values=\"aal2\"");
    }

    @Test
    void tokenThatSaysNothingOfItThenChallenged() {
        clock.set(Instant.ofEpochSecond(1000));
        assertThat(refusal(Claims.good(), false).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("A171: whoever was signed in by another device has shown nothing on this one")
    void shownOnAnotherDeviceThenChallenged() {
        clock.set(Instant.ofEpochSecond(1000));
        assertThat(refusal(shown("[\"mfa\",\"otp\",\"pwd\",\"xdev\"]", "aal2"), true)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void boundTokenThenChallengedInItsScheme() {
        clock.set(Instant.ofEpochSecond(1301));
        assertThat(refusal(shown("[\"pwd\"]", "aal1").with("cnf", "{\"jkt\":\"" + "k".repeat(43) + "\"}"), false)
                        .status())
                .isEqualTo(401);
        assertThat(request.challenge())
                .startsWith("DPoP realm=\"boxoffice\", error=\"insufficient_user_authentication\", algs=");
    }
}
