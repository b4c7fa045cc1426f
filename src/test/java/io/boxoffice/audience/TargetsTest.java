package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.OwnValues;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8707 2, AU-01, AU-02, AU-04: one target, by a name or a URI that is exactly its own. */
class TargetsTest {
    private static final Issuer ISSUER = new Issuer("https://localhost:9443");
    private static final TokenLifetimes LIFETIMES = new TokenLifetimes(
            Duration.ofMinutes(10), Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10));

    private static final class Three extends Audiences {
        @Override
        public Map<String, AudiencePolicy> all() {
            return Map.of(
                    "other", known("other", null),
                    "seats", known("seats", "https://seats.example/api"),
                    "slashed", known("slashed", "https://slashed.example/"));
        }
    }

    private final Targets targets = targets();

    @Test
    void nothingNamedThenNone() {
        assertThat(targets.named(List.of(), List.of())).isEqualTo(new TargetOutcome.None());
    }

    @Test
    @DisplayName("RFC 6749 3.1: a parameter without a value is absent")
    void emptyThenAbsent() {
        assertThat(targets.named(List.of(""), List.of("", ""))).isEqualTo(new TargetOutcome.None());
        assertThat(named(targets.named(List.of("", "https://seats.example/api"), List.of(""))))
                .contains("seats");
    }

    @Test
    void nameThenItsAudience() {
        assertThat(named(targets.named(List.of(), List.of("seats")))).contains("seats");
    }

    @ParameterizedTest
    @DisplayName("The only tolerance: scheme and host without case, one slash at the end")
    @ValueSource(
            strings = {
                "https://seats.example/api",
                "https://seats.example/api/",
                "HTTPS://seats.example/api",
                "https://SEATS.Example/api",
                "Https://Seats.Example/api/"
            })
    void resourceThenItsAudience(String resource) {
        assertThat(named(targets.named(List.of(resource), List.of()))).contains("seats");
    }

    @Test
    void resourceRegisteredWithASlashThenFoundWithoutIt() {
        assertThat(named(targets.named(List.of("https://slashed.example"), List.of())))
                .contains("slashed");
        assertThat(named(targets.named(List.of("https://slashed.example/"), List.of())))
                .contains("slashed");
        assertThat(named(targets.named(List.of("https://slashed.example//"), List.of())))
                .isEmpty();
    }

    @Test
    void apiOfThisServiceThenByItsUrl() {
        assertThat(named(targets.named(List.of("https://localhost:9443/api/other"), List.of())))
                .contains("other");
    }

    @ParameterizedTest
    @DisplayName("AU-04: no prefix, case, trim, Unicode, escape, port or path of another kind")
    @ValueSource(
            strings = {
                "https://seats.example",
                "https://seats.example/ap",
                "https://seats.example/api/orders",
                "https://seats.example/api//",
                "https://seats.example//api",
                "https://seats.example/API",
                "https://seats.example/api?",
                "https://seats.example/api?a=b",
                "https://seats.example/api#",
                "https://seats.example/api#a",
                "https://seats.example/./api",
                "https://seats.example/x/../api",
                "https://seats.example/%61pi",
                "https://seats.example/api%2F",
                "https://seats.example/api%20",
                "https://seats%2Eexample/api",
                "https://seats.example:443/api",
                "https://seats.example:/api",
                "https://seats.example./api",
                "https://user@seats.example/api",
                "https://seats.example@evil.example/api",
                "https://seats.example.evil.example/api",
                "http://seats.example/api",
                "//seats.example/api",
                "seats.example/api",
                " https://seats.example/api",
                "https://seats.example/api ",
                "https://seats.example/api\n",
                "https://\u017feats.example/api",
                "https://s\u0435ats.example/api",
                "https://seats.example/\uff41pi",
                "https:\\\\seats.example\\api",
                "seats",
                "urn:seats"
            })
    void resourceByAnyOtherTextThenInvalid(String resource) {
        assertThat(targets.named(List.of(resource), List.of())).isEqualTo(new TargetOutcome.Invalid());
    }

    @Test
    @DisplayName("AU-04: what is a k to lower case is no k")
    void kelvinSignThenInvalid() {
        assertThat(ResourceUri.key("https://\u212a.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seats",
                "seats ",
                " seats",
                "seat",
                "seats\u0000",
                "seats other",
                "https://seats.example/api",
                "nowhere"
            })
    void nameByAnyOtherTextThenInvalid(String name) {
        assertThat(targets.named(List.of(), List.of(name))).isEqualTo(new TargetOutcome.Invalid());
    }

    @Test
    @DisplayName("AU-02: a second one, in any spelling, and the same one twice")
    void twoThenInvalid() {
        TargetOutcome invalid = new TargetOutcome.Invalid();
        String seats = "https://seats.example/api";

        assertThat(targets.named(List.of(seats, "https://slashed.example"), List.of()))
                .isEqualTo(invalid);
        assertThat(targets.named(List.of(seats, seats), List.of())).isEqualTo(invalid);
        assertThat(targets.named(List.of(), List.of("seats", "seats"))).isEqualTo(invalid);
        assertThat(targets.named(List.of(seats), List.of("seats"))).isEqualTo(invalid);
        assertThat(targets.named(List.of(seats), List.of("nowhere"))).isEqualTo(invalid);
    }

    private static Optional<String> named(TargetOutcome outcome) {
        return outcome instanceof TargetOutcome.Named named
                ? Optional.of(named.policy().audience().name())
                : Optional.empty();
    }

    private static AudiencePolicy known(String name, @Nullable String resource) {
        ResourceUri uri = resource == null ? null : ResourceUri.parse(resource).orElseThrow();
        return new OwnValues()
                .resource(uri, AudValue.NAME)
                .policy()
                .effective(new Audience(name), LIFETIMES, new MaxSessions(OptionalInt.empty()), ISSUER);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static Targets targets() {
        Targets targets = new Targets();
        targets.audiences = new Three();
        return targets;
    }
}
