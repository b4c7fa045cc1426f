package io.boxoffice.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** RFC 9068 2.2: a claim of another type is no claim (A032 to A049 as far as the claims alone tell). */
class ClaimsReadingTest {
    @Test
    void goodClaimsThenTheirToken() {
        Claims claims = Claims.good()
                .with("tenant", "\"acme\"")
                .with("auth_time", Long.toString(Claims.ISSUED))
                .with("amr", "[\"pwd\",\"otp\"]")
                .with("acr", "\"aal2\"")
                .with("plan", "\"gold\"")
                .with("beta", "true");

        assertThat(read(claims.object()))
                .contains(new AccessTokenClaims(
                        "https://localhost:9443",
                        SomeTokens.SUBJECT,
                        ClientId.FIRST_PARTY,
                        AudienceClaim.byName(Audience.OTHER),
                        new TokenId("abcdefghijklmnopqrstuv"),
                        Scopes.of(List.of("orders.read")),
                        Optional.of(SomeTokens.SESSION),
                        Optional.of(new UserClaims("alice", Set.of("user"))),
                        Optional.of(new Authentication(
                                Instant.ofEpochSecond(Claims.ISSUED), new TreeSet<>(Set.of("otp", "pwd")), "aal2")),
                        Optional.of("acme"),
                        Optional.empty(),
                        Instant.ofEpochSecond(Claims.ISSUED),
                        Instant.ofEpochSecond(Claims.ISSUED + 600),
                        Optional.empty(),
                        Map.of("plan", "gold", "beta", true)));
    }

    /** RFC 9068 2.2: what acts for itself has neither session nor user. */
    @Test
    void machineThenItsClaims() {
        AccessTokenClaims claims = read(machine().object()).orElseThrow();

        assertThat(claims.subject()).isEqualTo(new Subject.OfClient(new ClientId("partner.example")));
        assertThat(claims.session()).isEmpty();
        assertThat(claims.user()).isEmpty();
        assertThat(read(machine().with("tenant", "\"acme\"").object())).isPresent();
    }

    /** RFC 9449 6.1: and no other way of confirmation is known here. */
    @Test
    void boundToAKeyThenItsThumbprint() {
        String jkt = "k".repeat(43);
        Claims bound = Claims.good().with("cnf", "{\"jkt\":\"" + jkt + "\"}");

        AccessTokenClaims claims = read(bound.object()).orElseThrow();
        assertThat(claims.boundTo()).contains(new Confirmation(jkt));
        assertThat(claims.own()).isEmpty();
        assertThat(claims.toMap()).containsEntry("cnf", Map.of("jkt", jkt));
        assertThat(read(Claims.good().object()).orElseThrow().toMap()).doesNotContainKey("cnf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "true",
                "\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\"",
                "{\"jkt\":\"short\"}",
                "{\"jkt\":1}",
                "{\"jkt\":null}",
                "{\"x5t#S256\":\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\"}",
                "{\"jkt\":\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\",\"x5t#S256\":\"x\"}",
                "{\"jkt\":\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk=\"}",
            })
    void boundInAnotherWayThenNoToken(String cnf) {
        assertThat(read(Claims.good().with("cnf", cnf).object())).isEmpty();
    }

    /** RFC 9068 2.2.1: a token of release 0.1.0 has none of the three, every other all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"auth_time", "amr", "acr"})
    void howTheUserShowedWhoTheyAreThenWholeOrNoToken(String name) {
        Claims whole = Claims.good()
                .with("auth_time", "1763781000")
                .with("amr", "[\"pwd\"]")
                .with("acr", "\"aal1\"");
        assertThat(read(whole.object())).isPresent();
        assertThat(read(whole.without(name).object())).isEmpty();
        for (String other : List.of("null", "true", "{}", "1.5", "[]", "[1]", "\"\"")) {
            assertThat(read(whole.with(name, other).object())).as(other).isEmpty();
        }
    }

    /** RFC 9068 5: neither half a user nor half a machine. */
    @Test
    void machineWithAnythingOfAUserThenNoToken() {
        for (String ofAUser : List.of("sid", "groups", "upn")) {
            String value = ofAUser.equals("groups") ? "[]" : "\"018f0000-0000-7000-8000-000000000002\"";
            assertThat(read(machine().with(ofAUser, value).object()))
                    .as(ofAUser)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another", "Partner.example", "a/b", "a b"})
    void subjectThatIsNoUserAndNotTheClientThenNoToken(String subject) {
        assertThat(read(machine().with("sub", '"' + subject + '"').object())).isEmpty();
    }

    @Test
    void clientIdThatIsAUsersOrTheAuditsThenNoMachine() {
        String id = "\"018F0000-0000-7000-8000-000000000001\"";

        assertThat(read(machine().with("sub", id).with("client_id", id).object()))
                .isEmpty();
    }

    private static Optional<AccessTokenClaims> read(ObjectNode claims) {
        return ClaimsReading.of(claims, new CurrentAudiences()::spelledAs);
    }

    private static Claims machine() {
        return Claims.good()
                .without("sid")
                .without("groups")
                .without("upn")
                .with("sub", "\"partner.example\"")
                .with("client_id", "\"partner.example\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat", "jti", "client_id", "sid", "scope", "groups", "upn"})
    void oneMissingThenNoToken(String name) {
        assertThat(read(Claims.good().without(name).object())).isEmpty();
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
        assertThat(verified("jti", "\"" + "a".repeat(64) + "\"").id().value()).hasSize(64);
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
        assertThat(verified("groups", "[]").user().orElseThrow().roles()).isEmpty();
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
        assertThat(read(eight.object())).isPresent();
        assertThat(read(eight.with("own8", "true").object())).isEmpty();
    }

    /** A050: a name that only looks like one of ours grants nothing. */
    @Test
    void lookAlikeNamesThenOnlyOwnClaims() {
        AccessTokenClaims verified = verified("Groups", "\"admin\"");

        assertThat(verified.user().orElseThrow().roles()).containsExactly("user");
        assertThat(verified.own()).containsOnlyKeys("Groups");
    }

    /** Token Status List 6.2: ours, for verifiers elsewhere. */
    @Test
    void statusThenAnObjectAndNoOwnClaim() {
        String status = "{\"status_list\":{\"idx\":7,\"uri\":\"https://localhost:9443/statuslists/1\"}}";

        assertThat(verified("status", status).own()).isEmpty();
        refused("status", "\"active\"");
        refused("status", "true");
        refused("status", "null");
    }

    private static AccessTokenClaims verified(String name, String json) {
        return read(Claims.good().with(name, json).object()).orElseThrow();
    }

    private static void refused(String name, String json) {
        assertThat(read(Claims.good().with(name, json).object()))
                .as("%s: %s", name, json)
                .isEmpty();
    }
}
