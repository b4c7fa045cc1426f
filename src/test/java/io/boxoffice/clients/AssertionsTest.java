package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A141, OA-06: which assertions are taken (RFC 7523 3), and which are not, and why. */
class AssertionsTest {
    private static final String ISSUER = "https://tickets.example";
    private static final long NOW = 1_800_000_000;

    /** By client, key and time, as the database would remember them. */
    private static final class Remembered extends UsedAssertions {
        private final Set<String> taken = new HashSet<>();
        private final Map<String, Instant> until = new TreeMap<>();

        @Override
        public boolean take(ClientId client, String jti, Instant end) {
            until.put(jti, end);
            return taken.add(client + " " + jti);
        }
    }

    private final ECKey key = key("k1");
    private final ECKey second = key("k2");
    private final Client client = signing("machine", key);
    private final Client ofTwoKeys = signing("machine", key, second);
    private final Remembered remembered = new Remembered();
    private final Assertions assertions = assertions();

    private Assertions assertions() {
        Wiring wiring = new Wiring().put(UsedAssertions.class, remembered).put(Issuer.class, new Issuer(ISSUER));
        wiring.clock().set(Instant.ofEpochSecond(NOW));
        return wiring.get(Assertions.class);
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Client signing(String id, ECKey... keys) {
        String jwks = new JWKSet(List.of(keys)).toString(true);
        return SomeClients.client(id, "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":" + jwks);
    }

    @Test
    @DisplayName("RFC 7523 3: of the client, for the issuer, now: taken, once, and remembered as long as it is good")
    void goodThenTakenOnce() {
        String assertion = signed(claims -> claims.put("jti", "1"));
        assertThat(refusal(assertion)).isEmpty();
        assertThat(refusal(assertion)).contains(ClientRefusal.ASSERTION_USED);
        assertThat(remembered.until).containsEntry("1", Instant.ofEpochSecond(NOW + 60 + 10));
    }

    @Test
    @DisplayName("the same id of another client's is another one")
    void idOfAnotherClientThenTaken() {
        Client another = signing("another", second);
        assertThat(refusal(signed(claims -> claims.put("jti", "1")))).isEmpty();
        String theirs = signed(second, "ES256", head -> head.put("kid", "k2"), claims -> {
            claims.put("iss", "another");
            claims.put("sub", "another");
            claims.put("jti", "1");
        });
        assertThat(refusal(another, theirs)).isEmpty();
    }

    @Test
    @DisplayName("RFC 7515 4.1: a header with anything but alg, kid and typ, or another typ")
    void headerThenExact() {
        for (String member : List.of("crit", "jwk", "jku", "x5u", "cty", "b64")) {
            assertThat(refusal(headed(head -> head.put(member, "x"))))
                    .as(member)
                    .contains(ClientRefusal.ASSERTION_TEXT);
        }
        assertThat(refusal(headed(head -> head.put("crit", List.of("exp"))))).contains(ClientRefusal.ASSERTION_TEXT);
        for (String type : List.of("at+jwt", "dpop+jwt", "jwt", "")) {
            assertThat(refusal(headed(head -> head.put("typ", type)))).contains(ClientRefusal.ASSERTION_TEXT);
        }
        assertThat(refusal(headed(head -> head.put("typ", "JWT")))).isEmpty();
        assertThat(refusal(headed(head -> head.put("typ", "client-authentication+jwt"))))
                .isEmpty();
    }

    @Test
    @DisplayName("RFC 8725 3.1: the key decides the algorithm, whatever the header says")
    void algorithmThatIsNotTheKeysThenRefused() {
        for (String alg : List.of("ES384", "RS256", "PS256", "EdDSA", "HS256", "none", "es256")) {
            assertThat(refusal(signed(key, alg, head -> {}, claims -> {})))
                    .as(alg)
                    .contains(ClientRefusal.ASSERTION_KEY);
        }
    }

    @Test
    @DisplayName("RFC 7515 4.1.4: the kid names the key; where there are several it must")
    void keyIdThenThatKey() {
        assertThat(refusal(ofTwoKeys, headed(head -> {}))).isEmpty();
        assertThat(refusal(ofTwoKeys, headed(head -> head.put("kid", "k2"))))
                .contains(ClientRefusal.ASSERTION_SIGNATURE);
        assertThat(refusal(ofTwoKeys, headed(head -> head.put("kid", "k3")))).contains(ClientRefusal.ASSERTION_KEY);
        assertThat(refusal(ofTwoKeys, headed(head -> head.remove("kid")))).contains(ClientRefusal.ASSERTION_KEY);
        assertThat(refusal(headed(head -> head.remove("kid")))).isEmpty();
        assertThat(refusal(headed(head -> head.put("kid", "k2")))).contains(ClientRefusal.ASSERTION_KEY);
    }

    @Test
    @DisplayName("RFC 7523 3: iss and sub are the client, aud is the issuer as one string, and it has an id")
    void claimsThenOfThisClientForThisIssuer() {
        Map<String, Consumer<Map<String, Object>>> wrong = new LinkedHashMap<>();
        wrong.put("iss", claims -> claims.put("iss", "another"));
        wrong.put("sub", claims -> claims.put("sub", "another"));
        wrong.put("no iss", claims -> claims.remove("iss"));
        wrong.put("no sub", claims -> claims.remove("sub"));
        wrong.put("aud: array", claims -> claims.put("aud", List.of(ISSUER)));
        wrong.put("aud: two", claims -> claims.put("aud", List.of(ISSUER, "x")));
        wrong.put("aud: token endpoint", claims -> claims.put("aud", ISSUER + "/oauth2/token"));
        wrong.put("aud: a slash", claims -> claims.put("aud", ISSUER + "/"));
        wrong.put("no aud", claims -> claims.remove("aud"));
        wrong.put("no jti", claims -> claims.remove("jti"));
        wrong.put("jti: empty", claims -> claims.put("jti", ""));
        wrong.put("jti: a number", claims -> claims.put("jti", 1));
        wrong.put("jti: long", claims -> claims.put("jti", "j".repeat(129)));
        wrong.forEach((what, change) ->
                assertThat(refusal(signed(change))).as(what).contains(ClientRefusal.ASSERTION_CLAIMS));
        assertThat(refusal(signed(claims -> claims.put("jti", "j".repeat(128)))))
                .isEmpty();
    }

    @Test
    @DisplayName("over within five minutes, not made in the future; clocks may differ by 10 s")
    void timesThenNow() {
        Map<String, Consumer<Map<String, Object>>> wrong = new LinkedHashMap<>();
        wrong.put("exp: now", claims -> claims.put("exp", NOW));
        wrong.put("exp: over", claims -> claims.put("exp", NOW - 1));
        wrong.put("exp: far", claims -> claims.put("exp", NOW + 311));
        wrong.put("exp: a fraction", claims -> claims.put("exp", NOW + 1.5));
        wrong.put("exp: a text", claims -> claims.put("exp", Long.toString(NOW + 60)));
        wrong.put("no exp", claims -> claims.remove("exp"));
        wrong.put("iat: ahead", claims -> claims.put("iat", NOW + 11));
        wrong.put("iat: a text", claims -> claims.put("iat", Long.toString(NOW)));
        wrong.put("nbf: ahead", claims -> claims.put("nbf", NOW + 11));
        wrong.forEach(
                (what, change) -> assertThat(refusal(signed(change))).as(what).contains(ClientRefusal.ASSERTION_TIME));
        assertThat(refusal(signed(claims -> claims.put("exp", NOW + 310)))).isEmpty();
        assertThat(refusal(signed(claims -> claims.put("exp", NOW + 1)))).isEmpty();
        assertThat(refusal(signed(claims -> claims.put("iat", NOW + 10)))).isEmpty();
        assertThat(refusal(signed(claims -> claims.put("nbf", NOW + 10)))).isEmpty();
        assertThat(refusal(signed(claims -> claims.remove("iat")))).isEmpty();
    }

    @Test
    @DisplayName("A140: an unknown client, or key, takes as long as a signature that is wrong")
    void clientOrKeyThatIsNotThereThenAsLong() {
        Secret foreign = new Secret(signed(second, "ES256", head -> {}, claims -> {}));
        Secret unknownKey = new Secret(headed(head -> head.put("kid", "k9")));
        fastest(Optional.of(client), foreign); // warm
        long wrong = fastest(Optional.of(client), foreign);
        assertThat(fastest(Optional.empty(), foreign)).isGreaterThan(wrong / 2);
        assertThat(fastest(Optional.of(client), unknownKey)).isGreaterThan(wrong / 2);
    }

    /** In nanoseconds; what else the machine does can only add to it. */
    private long fastest(Optional<Client> of, Secret assertion) {
        return IntStream.range(0, 300)
                .mapToLong(_ -> {
                    long begin = System.nanoTime();
                    assertThat(assertions.signatureFlaw(of, assertion)).isPresent();
                    return System.nanoTime() - begin;
                })
                .min()
                .orElseThrow();
    }

    @Test
    @DisplayName("each algorithm that a client may have keys for has one of nobody's")
    void algorithmThenAKeyOfNobodys() {
        for (String alg : List.of("ES256", "EdDSA", "PS256", "RS256")) {
            assertThat(NobodysKeys.of(alg)).as(alg).isPresent();
        }
        for (String alg : List.of("HS256", "none", "ES384", "")) {
            assertThat(NobodysKeys.of(alg)).as(alg).isEmpty();
        }
    }

    private Optional<ClientRefusal> refusal(String assertion) {
        return refusal(client, assertion);
    }

    private Optional<ClientRefusal> refusal(Client of, String assertion) {
        Secret shown = new Secret(assertion);
        return assertions.signatureFlaw(Optional.of(of), shown).or(() -> assertions.contentFlaw(of, shown));
    }

    private String headed(Consumer<Map<String, Object>> change) {
        return signed(key, "ES256", change, claims -> {});
    }

    private String signed(Consumer<Map<String, Object>> change) {
        return signed(key, "ES256", head -> {}, change);
    }

    /** Signed with ES256, whatever the header says. */
    private static String signed(
            ECKey key,
            String alg,
            Consumer<Map<String, Object>> changeHead,
            Consumer<Map<String, Object>> changeClaims) {
        Map<String, Object> head = new TreeMap<>(Map.of("alg", alg, "kid", "k1"));
        changeHead.accept(head);
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss", "machine", "sub", "machine", "aud", ISSUER, "exp", NOW + 60, "jti", "id-" + Math.random()));
        changeClaims.accept(claims);
        String text = encoded(head) + "." + encoded(claims);
        try {
            return text + "."
                    + new ECDSASigner(key)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), text.getBytes(StandardCharsets.US_ASCII));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Map<String, Object> members) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(AnswerWriter.bytes(members));
    }
}
