package io.boxoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tokens say. That the server takes the good ones and refuses the wrong ones is tested with the server. */
class AccessTokenBuilderTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    @Test
    void userThenTheSameIdEachTimeAndAnotherOfAnother() throws Exception {
        assertThat(claims(issuer.token("alice").signed())).containsEntry("sub", issuer.userId("alice"));
        assertThat(issuer.userId("alice")).isEqualTo(issuer.userId("alice")).isNotEqualTo(issuer.userId("bob"));
        assertThat(UUID.fromString(issuer.userId("alice")).version()).isEqualTo(7);
        assertThat(UUID.fromString(issuer.userId("alice")).variant()).isEqualTo(2);
    }

    @Test
    void saidThenInTheToken() throws Exception {
        Instant at = Instant.ofEpochSecond(1_800_000_000);
        Map<String, Object> claims = claims(issuer.token("alice")
                .scope("orders.write", "orders.read")
                .scope("orders.read")
                .roles("admin", "user")
                .tenant("north")
                .client("shop")
                .claim("desk", "four")
                .authenticated(at, "aal2", "otp", "mfa")
                .actor("partner")
                .lifetime(Duration.ofMinutes(1))
                .signed());
        assertThat(claims)
                .containsEntry("scope", "orders.read orders.write")
                .containsEntry("groups", List.of("admin", "user"))
                .containsEntry("tenant", "north")
                .containsEntry("client_id", "shop")
                .containsEntry("desk", "four")
                .containsEntry("auth_time", 1_800_000_000L)
                .containsEntry("acr", "aal2")
                .containsEntry("amr", List.of("otp", "mfa"))
                .containsEntry("act", Map.of("sub", "partner"));
        assertThat(JSONObjectUtils.getLong(claims, "exp") - JSONObjectUtils.getLong(claims, "iat"))
                .isEqualTo(60);
    }

    @Test
    void machineThenNothingOfAUser() throws Exception {
        assertThat(claims(issuer.machineToken("partner").scope("orders.read").signed()))
                .containsEntry("sub", "partner")
                .containsEntry("client_id", "partner")
                .doesNotContainKeys("sid", "upn", "groups", "auth_time", "amr", "acr");
    }

    @Test
    void eachCallThenAnotherToken() throws Exception {
        AccessTokenBuilder alice = issuer.token("alice");
        Set<Object> ids = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            ids.add(claims(alice.signed()).get("jti"));
        }
        assertThat(ids).hasSize(3);
    }

    /** RFC 9449 4.2. */
    @Test
    void boundThenItsKeysThumbprintAndAProofOfTheKey() throws Exception {
        DpopKey key = issuer.dpopKey();
        String token = issuer.token("alice").boundTo(key).signed();
        assertThat(claims(token)).containsEntry("cnf", Map.of("jkt", key.thumbprint()));
        JWSObject proof =
                JWSObject.parse(key.proof("GET", URI.create("https://orders.example/orders?page=2#top"), token));
        JWSHeader header = proof.getHeader();
        assertThat(header.getType().getType()).isEqualTo("dpop+jwt");
        assertThat(header.getJWK().isPrivate()).isFalse();
        assertThat(header.getJWK().computeThumbprint().toString()).isEqualTo(key.thumbprint());
        assertThat(proof.verify(new ECDSAVerifier(header.getJWK().toECKey()))).isTrue();
        assertThat(proof.getPayload().toJSONObject())
                .containsEntry("htm", "GET")
                .containsEntry("htu", "https://orders.example/orders")
                .containsKeys("jti", "iat", "ath");
    }

    @ParameterizedTest
    @EnumSource
    void faultThenAnotherTokenThanAGoodOne(Fault fault) {
        assertThat(issuer.token("alice").with(fault)).isNotBlank();
        assertThat(issuer.machineToken("partner").with(fault)).isNotBlank();
        assertThat(fault.words()).isNotBlank();
    }

    @Test
    void allThenSixtyAndMoreAndThoseOfTheStandardAmongThem() {
        assertThat(issuer.refusedTokens()).hasSizeGreaterThan(60);
        assertThat(issuer.refusedTokens().map(RefusedToken::token)).doesNotHaveDuplicates();
        assertThat(issuer.refusedTokens(Strictness.STANDARD))
                .hasSizeGreaterThan(30)
                .allMatch(wrong -> wrong.fault().refusedBy() == Strictness.STANDARD)
                .allMatch(wrong -> wrong.authorization().equals("Bearer " + wrong.token()));
    }

    /** Each method that makes a wrong token makes that of one fault: the same header, and the same claims but for ids. */
    @Test
    void methodThenTheTokenOfItsFault() throws Exception {
        Map<Fault, Function<AccessTokenBuilder, String>> methods = Map.ofEntries(
                Map.entry(Fault.EXPIRED, AccessTokenBuilder::expired),
                Map.entry(Fault.NO_END, AccessTokenBuilder::withoutEnd),
                Map.entry(Fault.NOT_YET_VALID, AccessTokenBuilder::notYetValid),
                Map.entry(Fault.ISSUED_IN_THE_FUTURE, AccessTokenBuilder::issuedInTheFuture),
                Map.entry(Fault.LIVING_TOO_LONG, AccessTokenBuilder::livingTooLong),
                Map.entry(Fault.ANOTHER_ISSUER, AccessTokenBuilder::ofAnotherIssuer),
                Map.entry(Fault.ANOTHER_AUDIENCE, AccessTokenBuilder::forAnotherAudience),
                Map.entry(Fault.KEY_OF_ANOTHER_AUDIENCE, AccessTokenBuilder::byTheKeyOfAnotherAudience),
                Map.entry(Fault.NO_SUBJECT, AccessTokenBuilder::withoutSubject),
                Map.entry(Fault.TYPE_JWT, AccessTokenBuilder::ofAnotherType),
                Map.entry(Fault.ALGORITHM_NONE, AccessTokenBuilder::unsigned),
                Map.entry(Fault.ANOTHER_ALGORITHM, AccessTokenBuilder::ofAnotherAlgorithm),
                Map.entry(Fault.STRANGERS_KEY, AccessTokenBuilder::byAStranger),
                Map.entry(Fault.WITHDRAWN_KEY, AccessTokenBuilder::byAWithdrawnKey),
                Map.entry(Fault.ALTERED_CLAIMS, AccessTokenBuilder::altered),
                Map.entry(Fault.CRITICAL_EXTENSION, AccessTokenBuilder::withAnotherHeader),
                Map.entry(Fault.REVOKED, AccessTokenBuilder::revoked),
                Map.entry(Fault.BOUND, AccessTokenBuilder::boundToAKey));
        for (Map.Entry<Fault, Function<AccessTokenBuilder, String>> method : methods.entrySet()) {
            String byMethod = method.getValue().apply(issuer.token("alice"));
            assertThat(shape(byMethod))
                    .as(method.getKey().name())
                    .isEqualTo(shape(issuer.token("alice").with(method.getKey())));
        }
        assertThat(issuer.token("alice").malformed())
                .isEqualTo(issuer.token("alice").with(Fault.NO_TOKEN));
    }

    /** Its header, and its claims but for ids, with times in minutes from now. */
    private static List<Object> shape(String token) throws ParseException {
        List<String> parts = Arrays.asList(token.split("\\.", -1));
        Map<String, Object> claims = new TreeMap<>(JSONObjectUtils.parse(new Base64URL(parts.get(1)).decodeToString()));
        claims.keySet().removeAll(Set.of("jti", "sid", "status", "cnf"));
        claims.replaceAll((name, value) -> value instanceof Long time ? minutesFromNow(time) : value);
        return List.of(new Base64URL(parts.get(0)).decodeToString(), claims);
    }

    private static long minutesFromNow(long time) {
        return Math.floorDiv(time - issuer.clock().instant().getEpochSecond() + 30, 60);
    }

    private static Map<String, Object> claims(String token) throws ParseException {
        return JWSObject.parse(token).getPayload().toJSONObject();
    }
}
