package io.boxoffice.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audience.AudValue;
import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.audience.ResourceUri;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.audience.Verifiers;
import io.boxoffice.fixture.OwnValues;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceRequestTest {
    private static final OwnPolicy NONE = OwnValues.none();
    private static final OwnPolicy ALL = new OwnPolicy(
            "The seats",
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ZERO,
            SigningAlg.EDDSA,
            true,
            3,
            OnMaxSessions.END_OLDEST,
            Scopes.of(List.of("a", "b")),
            Map.of("a", "Sit"),
            new ResourceUri("https://seats.example/api"),
            AudValue.RESOURCE,
            SecondFactor.REQUIRED,
            Verifiers.of(List.of("billing", "orders")));
    private static final Issuer ISSUER = new Issuer("https://localhost:9443");

    @Test
    void everyMemberThenRead() {
        Body body = body("""
                {"name": "seats", "description": "The seats", "access_token_lifetime": "PT5M",
                 "refresh_token_idle": "P1D", "refresh_token_absolute": "P2D", "retry_window": "PT0S",
                 "signing_alg": "EdDSA", "status_list": true, "max_sessions": 3, "on_max_sessions": "end_oldest",
                 "scopes": ["b", "a"], "scope_descriptions": {"a": "Sit"},
                 "resource": "https://seats.example/api", "aud": "resource",
                 "second_factor": "required", "verifiers": ["orders", "billing"]}""");
        assertThat(AudienceRequest.audience(body)).isEqualTo(new Audience("seats"));
        assertThat(AudienceRequest.policy(body, ISSUER)).isEqualTo(ALL);
    }

    @Test
    void membersAbsentOrNullThenNoValuesOfItsOwn() {
        assertThat(AudienceRequest.policy(body("{\"name\":\"seats\"}"), ISSUER)).isEqualTo(NONE);
        assertThat(AudienceRequest.policy(body("""
                {"name": "seats", "description": null, "access_token_lifetime": null, "refresh_token_idle": null,
                 "refresh_token_absolute": null, "retry_window": null, "signing_alg": null, "status_list": null,
                 "max_sessions": null, "on_max_sessions": null, "scopes": null,
                 "scope_descriptions": null, "resource": null, "aud": null,
                 "second_factor": null, "verifiers": null}"""), ISSUER)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token_lifetime\":\"PT4S\"}",
                "{\"access_token_lifetime\":\"PT1H1S\"}",
                "{\"access_token_lifetime\":\"PT5.5S\"}",
                "{\"access_token_lifetime\":600}",
                "{\"refresh_token_idle\":\"PT0S\"}",
                "{\"refresh_token_absolute\":\"P365DT1S\"}",
                "{\"refresh_token_absolute\":\"P1Y\"}",
                "{\"retry_window\":\"PT1M1S\"}",
                "{\"retry_window\":\"-PT1S\"}",
                "{\"signing_alg\":\"none\"}",
                "{\"signing_alg\":\"rs256\"}",
                "{\"status_list\":\"true\"}",
                "{\"max_sessions\":0}",
                "{\"max_sessions\":1.5}",
                "{\"max_sessions\":2147483648}",
                "{\"on_max_sessions\":\"REJECT\"}",
                "{\"scopes\":\"a\"}",
                "{\"scopes\":[\"a b\"]}",
                "{\"scopes\":[\"\"]}",
                "{\"scopes\":[\"a\",\"a\"]}",
                "{\"scopes\":[\"\\\"\"]}",
                "{\"scopes\":[\"\u00e9\"]}",
                "{\"scopes\":{\"a\":true}}",
                "{\"description\":1}",
                "{\"scopes\":[\"a\"],\"scope_descriptions\":{\"a\":1}}",
                "{\"scopes\":[\"a\"],\"scope_descriptions\":{\"a\":\"\"}}",
                "{\"scopes\":[\"a\"],\"scope_descriptions\":{\"b\":\"Stand\"}}",
                "{\"scope_descriptions\":[]}",
                "{\"resource\":\"\"}",
                "{\"resource\":\"http://seats.example/api\"}",
                "{\"resource\":\"https://seats.example/api#part\"}",
                "{\"resource\":[\"https://seats.example/api\"]}",
                "{\"verifiers\":\"billing\"}",
                "{\"verifiers\":[\"Billing\"]}",
                "{\"verifiers\":[\"billing\",\"billing\"]}",
                "{\"verifiers\":[\"a b\"]}",
                "{\"aud\":\"both\"}",
                "{\"aud\":[\"name\",\"resource\"]}"
            })
    void valueOutOfRangeOrOfAnotherTypeThenRefused(String json) {
        refused(() -> AudienceRequest.policy(body("{\"name\":\"seats\"," + json.substring(1)), ISSUER));
        refused(() -> AudienceRequest.patched(record(NONE), body(json), ISSUER));
    }

    @Test
    void seventeenVerifiersThenOneTooMany() {
        assertThat(AudienceRequest.policy(body(verifiers(16)), ISSUER)
                        .verifiers()
                        .names())
                .hasSize(16);
        refused(() -> AudienceRequest.policy(body(verifiers(17)), ISSUER));
    }

    private static String verifiers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"v" + number + "\"")
                .collect(Collectors.joining(",", "{\"name\":\"seats\",\"verifiers\":[", "]}"));
    }

    @Test
    void patchThenOnlyWhatItNames() {
        assertThat(AudienceRequest.patched(record(ALL), body("{}"), ISSUER)).isEqualTo(ALL);
        OwnPolicy patched = AudienceRequest.patched(
                record(ALL), body("{\"access_token_lifetime\":null,\"status_list\":false,\"scopes\":[\"c\"]}"), ISSUER);
        assertThat(patched.accessTokenLifetime()).isNull();
        assertThat(patched.statusList()).isFalse();
        assertThat(patched.scopes()).isEqualTo(Scopes.of(List.of("c")));
        assertThat(patched.refreshTokenIdle()).isEqualTo(Duration.ofDays(1));
        assertThat(patched.maxSessions()).isEqualTo(3);
        assertThat(patched.resource()).isEqualTo(ALL.resource());
    }

    @Test
    void scopeGoneThenItsDescriptionToo() {
        OwnPolicy patched = AudienceRequest.patched(record(ALL), body("{\"scopes\":[\"b\"]}"), ISSUER);

        assertThat(patched.scopeDescriptions()).isEmpty();
    }

    /** Else it would stay behind when the issuer moves. */
    @Test
    void resourceThatItHasAnywayThenNoneOfItsOwn() {
        AudienceRecord other = new AudienceRecord(Audience.OTHER, NONE, 1);

        assertThat(AudienceRequest.patched(other, body("{\"description\":\"The shop\"}"), ISSUER)
                        .resource())
                .isNull();
        assertThat(AudienceRequest.patched(other, body("{\"resource\":\"https://shop.example\"}"), ISSUER)
                        .resource())
                .hasToString("https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"seats\"}",
                "{\"name\":null}",
                "{\"version\":1}",
                "{\"id\":null}",
                "{\"created_at\":\"\"}"
            })
    void patchOfTheNameOrOfWhatIsNotThereThenRefused(String json) {
        refused(() -> AudienceRequest.patched(record(NONE), body(json), ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a.b", "a b", "a\u00e9", "a\\n", "https://a"})
    void nameOfAnotherShapeThenRefused(String name) {
        refused(() -> AudienceRequest.audience(body("{\"name\":\"" + name + "\"}")));
    }

    @Test
    void nameAtTheEdgeThenTakenOrRefused() {
        assertThat(AudienceRequest.audience(body("{\"name\":\"" + "a".repeat(63) + "\"}"))
                        .name())
                .hasSize(63);
        refused(() -> AudienceRequest.audience(body("{\"name\":\"" + "a".repeat(64) + "\"}")));
        refused(() -> AudienceRequest.audience(body("{}")));
        refused(() -> AudienceRequest.audience(body("{\"name\":\"seats\",\"admin\":true}")));
    }

    private static AudienceRecord record(OwnPolicy own) {
        return new AudienceRecord(new Audience("seats"), own, 1);
    }

    private static Body body(String json) {
        return new Body(StrictJson.object(json.getBytes(UTF_8)).orElseThrow());
    }

    private static void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(BodyRefused.class);
    }
}
