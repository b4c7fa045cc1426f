package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of ID tokens: one for each algorithm, rotated and revoked like any, and never good for an access token. */
class IdTokenKeysTest {
    private static final KeyPlan ES256 = KeyPlan.ofIdTokens(SigningAlg.ES256);

    private final KeyStore store = new KeyStore(List.of(SigningAlg.ES256, SigningAlg.EDDSA));

    @Test
    void allAlgorithmsOfClientsThenAKeyForEachFromTheStart() {
        assertThat(new KeyPlans().idTokenAlgs())
                .containsExactlyInAnyOrder(SigningAlg.RS256, SigningAlg.ES256, SigningAlg.PS256, SigningAlg.EDDSA);
        store.rotations.advance();
        store.rotations.advance();

        assertThat(store.keys.idTokenAlgs()).containsExactly(SigningAlg.ES256, SigningAlg.EDDSA);
        assertThat(ofIdTokens(KeyState.ACTIVE)).hasSize(2).allSatisfy(key -> {
            assertThat(key.use()).isEqualTo("id");
            assertThat(key.audience()).isNull();
        });
    }

    @Test
    void keyOfIdTokensThenPublishedForAllAndNoAudiencesKey() {
        store.rotations.advance();
        for (KeyRecord key : ofIdTokens(KeyState.ACTIVE)) {
            KeyId kid = new KeyId(key.kid());
            assertThat(store.keys.jwkSet().json()).contains(key.kid());
            assertThat(store.keys.jwkSet(KeyStore.A).orElseThrow().json()).doesNotContain(key.kid());
            assertThat(store.keys.trusted(kid)).isEmpty();
            assertThat(store.keys.ofIdTokens(kid)).isPresent();
        }
        assertThat(store.keys.ofIdTokens(new KeyId(store.signer(KeyStore.A)))).isEmpty();
    }

    @Test
    void signedThenTheHeaderSaysWhatItIs() throws Exception {
        store.rotations.advance();

        String token = store.keys.signForClient(SigningAlg.EDDSA, "logout+jwt", Map.of("sub", "x"));

        JWSHeader header = JWSObject.parse(token).getHeader();
        assertThat(header.toJSONObject())
                .containsOnlyKeys("alg", "typ", "kid")
                .containsEntry("typ", "logout+jwt")
                .containsEntry("alg", "EdDSA");
        assertThat(store.keys
                        .ofIdTokens(new KeyId(header.getKeyID()))
                        .orElseThrow()
                        .verifies(token))
                .isTrue();
        assertThatThrownBy(() -> store.keys.signForClient(SigningAlg.HS256, "JWT", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** It verifies hints for a day more, and its private half is gone at once. */
    @Test
    void rotationThenAnnouncedActiveRetiringRetired() {
        store.rotations.advance();
        String first = active();
        String next = store.rotations.rotate(ES256).orElseThrow().key().kid();
        assertThat(store.rotations.rotate(ES256)).isEmpty();
        assertThat(store.keys.ofIdTokens(new KeyId(next))).isPresent();

        store.clock.pass(KeyStore.ANNOUNCE);
        store.rotations.advance();
        assertThat(active()).isEqualTo(next);
        assertThat(store.record(first).state()).isEqualTo("retiring");
        assertThat(store.hasPrivateHalf(first)).isFalse();

        store.clock.pass(Duration.ofDays(1));
        store.rotations.advance();
        assertThat(store.keys.ofIdTokens(new KeyId(first))).isPresent();
        store.clock.pass(KeyTransactions.MARGIN);
        store.rotations.advance();
        assertThat(store.record(first).state()).isEqualTo("retired");
        assertThat(store.keys.ofIdTokens(new KeyId(first))).isEmpty();
    }

    @Test
    void revokedThenGoneAtOnceAndAnotherSigns() {
        store.rotations.advance();
        String first = active();

        assertThat(store.rotations.revoke(new KeyId(first), "stolen")).isTrue();

        assertThat(store.keys.ofIdTokens(new KeyId(first))).isEmpty();
        assertThat(store.keys.jwkSet().json()).doesNotContain(first);
        assertThat(active()).isNotEqualTo(first);
        assertThat(store.record(first).state()).isEqualTo("revoked");
    }

    @Test
    void everythingOfBeforeIsInvalidThenTheseToo() {
        store.rotations.advance();
        String first = active();
        store.clock.pass(Duration.ofSeconds(1));

        store.rotations.revokeAllBefore(store.clock.instant());

        assertThat(active()).isNotEqualTo(first);
    }

    @Test
    void countThenTheyAreInIt() {
        store.rotations.advance();

        assertThat(store.stored.countByState()).containsEntry(KeyState.ACTIVE, 3L);
    }

    /** Release 0.1.0 reads all keys in these states, and each must be an audience's there. */
    @Test
    void nodeOfTheReleaseThenItSeesNoneOfThem() {
        store.rotations.advance();
        store.rotations.rotate(ES256);

        assertThat(store.wiring
                        .database()
                        .text("SELECT count(*) FROM signing_key WHERE audience IS NULL"
                                + " AND state IN ('announced', 'active', 'retiring')"))
                .isEqualTo("0");
    }

    private String active() {
        return ofIdTokens(KeyState.ACTIVE).stream()
                .filter(key -> key.alg().equals("ES256"))
                .map(KeyRecord::kid)
                .findFirst()
                .orElseThrow();
    }

    private List<KeyRecord> ofIdTokens(KeyState state) {
        return store.stored.after("", 100).stream()
                .filter(key -> key.use().equals("id") && key.is(state))
                .toList();
    }
}
