package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.OwnValues;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnPolicyTest {
    private static final TokenLifetimes DEFAULTS = new TokenLifetimes(
            Duration.ofMinutes(10), Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10));

    private static final Issuer ISSUER = new Issuer("https://localhost:9443");
    private static final MaxSessions MOST = new MaxSessions(OptionalInt.of(100));

    @Test
    void noValuesThenTheConfiguredOnes() {
        assertThat(OwnValues.none().effective(Audience.OTHER, DEFAULTS, MOST, ISSUER))
                .isEqualTo(new AudiencePolicy(
                        Audience.OTHER,
                        DEFAULTS.access(),
                        DEFAULTS.refreshIdle(),
                        DEFAULTS.refreshAbsolute(),
                        DEFAULTS.retryWindow(),
                        SigningAlg.RS256,
                        false,
                        OptionalInt.of(100),
                        OnMaxSessions.END_OLDEST,
                        Scopes.NONE,
                        Map.of(),
                        Optional.of(new ResourceUri("https://localhost:9443/api/other")),
                        AudValue.NAME,
                        SecondFactor.IF_ENROLLED,
                        Verifiers.NONE,
                        ""));
    }

    @Test
    void ownValuesThenThese() {
        OwnPolicy own = new OwnPolicy(
                "",
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ZERO,
                SigningAlg.EDDSA,
                true,
                3,
                OnMaxSessions.END_OLDEST,
                Scopes.NONE,
                Map.of(),
                null,
                AudValue.NAME,
                null,
                Verifiers.NONE);
        AudiencePolicy policy = own.effective(Audience.OTHER, DEFAULTS, MOST, ISSUER);
        assertThat(policy.accessLifetime()).hasSeconds(5);
        assertThat(policy.refreshIdle()).hasSeconds(6);
        assertThat(policy.refreshAbsolute()).hasSeconds(7);
        assertThat(policy.retryWindow()).isZero();
        assertThat(policy.signingAlg()).isEqualTo(SigningAlg.EDDSA);
        assertThat(policy.statusList()).isTrue();
        assertThat(policy.maxSessions()).hasValue(3);
        assertThat(policy.onMaxSessions()).isEqualTo(OnMaxSessions.END_OLDEST);
    }

    @Test
    void mostSessionsOfItsOwnThenNoRoomIsMadeUnlessItSaysSo() {
        AudiencePolicy policy = sessions(3, null).effective(Audience.OTHER, DEFAULTS, MOST, ISSUER);
        assertThat(policy.maxSessions()).hasValue(3);
        assertThat(policy.onMaxSessions()).isEqualTo(OnMaxSessions.REJECT);
    }

    @Test
    void mostSessionsConfiguredThenTheOldestEndsWhateverTheAudienceSays() {
        AudiencePolicy policy = sessions(null, OnMaxSessions.REJECT).effective(Audience.OTHER, DEFAULTS, MOST, ISSUER);
        assertThat(policy.maxSessions()).hasValue(100);
        assertThat(policy.onMaxSessions()).isEqualTo(OnMaxSessions.END_OLDEST);
    }

    private static OwnPolicy sessions(@Nullable Integer most, @Nullable OnMaxSessions choice) {
        return new OwnValues().sessions(most, choice).policy();
    }

    @Test
    void idleUpToTheAbsoluteEndThenTakenLongerThenRefused() {
        assertThat(refresh(Duration.ofDays(90), null).refusal(Audience.OTHER, DEFAULTS, ISSUER))
                .isEmpty();
        assertThat(refresh(Duration.ofDays(91), null).refusal(Audience.OTHER, DEFAULTS, ISSUER))
                .isPresent();
        assertThat(refresh(Duration.ofDays(91), Duration.ofDays(91)).refusal(Audience.OTHER, DEFAULTS, ISSUER))
                .isEmpty();
        assertThat(refresh(Duration.ofDays(2), Duration.ofDays(1)).refusal(Audience.OTHER, DEFAULTS, ISSUER))
                .isPresent();
        assertThat(refresh(null, Duration.ofDays(1)).refusal(Audience.OTHER, DEFAULTS, ISSUER))
                .isEmpty();
    }

    /** Anybody may read a list, and try guesses at the secret it is signed with. */
    @ParameterizedTest
    @EnumSource(SigningAlg.class)
    void statusListThenRefusedWithASharedSecretOnly(SigningAlg alg) {
        assertThat(listed(alg, true).refusal(Audience.OTHER, DEFAULTS, ISSUER).isPresent())
                .isEqualTo(alg == SigningAlg.HS256);
        assertThat(listed(alg, false).refusal(Audience.OTHER, DEFAULTS, ISSUER)).isEmpty();
    }

    /** RFC 9068 2.2: tokens name what is there. */
    @Test
    void tokensNameTheResourceThenThereIsOne() {
        Audience seats = new Audience("seats");
        ResourceUri uri = new ResourceUri("https://seats.example");

        assertThat(spelled(null).refusal(seats, DEFAULTS, ISSUER)).isPresent();
        assertThat(spelled(null).refusal(Audience.OTHER, DEFAULTS, ISSUER)).isEmpty();
        assertThat(spelled(uri).refusal(seats, DEFAULTS, ISSUER)).isEmpty();
        assertThat(spelled(uri).effective(seats, DEFAULTS, MOST, ISSUER).spelling())
                .isEqualTo("https://seats.example");
        assertThat(spelled(null)
                        .effective(Audience.OTHER, DEFAULTS, MOST, ISSUER)
                        .spelling())
                .isEqualTo("https://localhost:9443/api/other");
        assertThat(OwnValues.none()
                        .effective(Audience.OTHER, DEFAULTS, MOST, ISSUER)
                        .spelling())
                .isEqualTo("other");
    }

    private static OwnPolicy spelled(@Nullable ResourceUri uri) {
        return new OwnValues().resource(uri, AudValue.RESOURCE).policy();
    }

    private static OwnPolicy listed(SigningAlg alg, boolean statusList) {
        return new OwnValues().signing(alg, statusList).policy();
    }

    private static OwnPolicy refresh(@Nullable Duration idle, @Nullable Duration absolute) {
        return new OwnValues().refresh(idle, absolute).policy();
    }
}
