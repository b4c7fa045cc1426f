package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9068 2.2: a claim of another type is no claim (A032 to A049 as far as the claims alone tell). */
class ClaimsReadingTest {
    @Test
    void goodClaimsThenTheirToken() {
        Claims claims = Claims.good()
                .with("tenant", "\"acme\"")
                .with("plan", "\"gold\"")
                .with("beta", "true");

        assertThat(ClaimsReading.verified(claims.object()))
                .contains(new VerifiedAccessToken(
                        "https://localhost:9443",
                        UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                        Audience.OTHER,
                        "alice",
                        Set.of("user"),
                        Scopes.of(List.of("orders.read")),
                        "acme",
                        UUID.fromString("018f0000-0000-7000-8000-000000000002"),
                        "abcdefghijklmnopqrstuv",
                        Instant.ofEpochSecond(Claims.ISSUED + 600),
                        Map.of("plan", "gold", "beta", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat", "jti", "client_id", "sid", "scope", "groups", "upn"})
    void oneMissingThenNoToken(String name) {
        assertThat(ClaimsReading.verified(Claims.good().without(name).object())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                "jti",
                "client_id",
                "sid",
                "scope",
                "groups",
                "upn",
                "tenant",
                "nbf"
            })
    void oneOfAnotherTypeThenNoToken(String name) {
        for (String other : List.of("null", "true", "{}", "1.5", "[[]]", "[1]", "-1")) {
            refused(name, other);
        }
    }

    @Test
    void emptyTextsThenNoTokenButForTheScope() {
        for (String name : List.of("iss", "sub", "aud", "jti", "client_id", "sid", "upn", "tenant")) {
            refused(name, "\"\"");
        }
        assertThat(verified("scope", "\"\"").scopes()).isEqualTo(Scopes.NONE);
    }

    /** A032, A033, A035. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1763781000.0",
                "1763781000.5",
                "1.763781e9",
                "\"1763781000\"",
                "16725225600",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void timeThatIsNoSaneIntegerThenNoToken(String time) {
        refused("exp", time);
        refused("iat", time);
        refused("nbf", time);
    }

    /** A039, A041. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[\"other\"]", "[]", "\"Other\"", "\"other \"", "\"other,server\"", "\"http://other\"", "1"})
    void audienceThatIsNotOneNameThenNoToken(String audience) {
        refused("aud", audience);
    }

    /** A044, A045. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "a'--", "a/b", "a=", "\u00E9"})
    void tokenIdOfOtherCharactersThenNoToken(String jti) {
        refused("jti", "\"" + jti + "\"");
    }

    @Test
    void tokenIdOfSixtyFiveCharactersThenNoToken() {
        assertThat(verified("jti", "\"" + "a".repeat(64) + "\"").jti()).hasSize(64);
        refused("jti", "\"" + "a".repeat(65) + "\"");
    }

    /** A042: one spelling of an id only, though the reader of the JDK takes more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "018F0000-0000-7000-8000-000000000001",
                "18f0000-0-7000-8000-1",
                "{018f0000-0000-7000-8000-000000000001}",
                "018f00000000700080000000000000001",
                "alice"
            })
    void idInAnotherSpellingThenNoToken(String id) {
        refused("sub", "\"" + id + "\"");
        refused("sid", "\"" + id + "\"");
    }

    /** A046. */
    @Test
    void groupsThatAreNoListOfTextsThenNoToken() {
        refused("groups", "\"admin\"");
        refused("groups", "{\"admin\":true}");
        refused("groups", "[\"user\",1]");
        assertThat(verified("groups", "[]").roles()).isEmpty();
    }

    /** A048. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"orders.read\"]", "\"a  b\"", "\" a\"", "\"a a\"", "\"a\\tb\""})
    void scopeThatIsNoListOfScopesThenNoToken(String scope) {
        refused("scope", scope);
    }

    @Test
    void ownClaimsOfOtherTypesOrTooManyThenNoToken() {
        refused("plan", "1");
        refused("plan", "null");
        refused("plan", "[\"gold\"]");
        Claims eight = Claims.good();
        for (int i = 0; i < 8; i++) {
            eight.with("own" + i, "true");
        }
        assertThat(ClaimsReading.verified(eight.object())).isPresent();
        assertThat(ClaimsReading.verified(eight.with("own8", "true").object())).isEmpty();
    }

    /** A050: a name that only looks like one of ours grants nothing. */
    @Test
    void lookAlikeNamesThenOnlyOwnClaims() {
        VerifiedAccessToken verified = verified("Groups", "\"admin\"");

        assertThat(verified.roles()).containsExactly("user");
        assertThat(verified.claims()).containsOnlyKeys("Groups");
    }

    /** Token Status List 6.2: ours, for verifiers elsewhere. */
    @Test
    void statusThenAnObjectAndNoOwnClaim() {
        String status = "{\"status_list\":{\"idx\":7,\"uri\":\"https://localhost:9443/statuslists/1\"}}";

        assertThat(verified("status", status).claims()).isEmpty();
        refused("status", "\"active\"");
        refused("status", "true");
        refused("status", "null");
    }

    private static VerifiedAccessToken verified(String name, String json) {
        return ClaimsReading.verified(Claims.good().with(name, json).object()).orElseThrow();
    }

    private static void refused(String name, String json) {
        assertThat(ClaimsReading.verified(Claims.good().with(name, json).object()))
                .as("%s: %s", name, json)
                .isEmpty();
    }
}
