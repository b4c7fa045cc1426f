package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** KY-03: what is published is public, for one audience each and for all together. */
class KeySnapshotTest {
    private static final KeyPurpose SERVER = new KeyPurpose.AccessTokens(Audience.SERVER);
    private static final KeyPurpose OTHER = new KeyPurpose.AccessTokens(Audience.OTHER);
    private static final RSAKey A = SomeKeys.sound("a");
    private static final RSAKey B = SomeKeys.sound("b");
    private static final TrustedKey OF_SERVER = published(A, Audience.SERVER);
    private static final TrustedKey OF_OTHER = published(B, Audience.OTHER);

    @Test
    void noKeysThenAnEmptySetAndNobodySigns() {
        assertThat(KeySnapshot.EMPTY.union().json()).isEqualTo("{\"keys\":[]}");
        assertThat(KeySnapshot.EMPTY.of(Audience.SERVER)).isEmpty();
        assertThat(KeySnapshot.EMPTY.active(SERVER)).isEmpty();
    }

    @Test
    void keysOfTwoAudiencesThenEachItsOwnSetAndOneOfBoth() {
        KeySnapshot keys = new KeySnapshot(List.of(OF_OTHER, OF_SERVER), Map.of(), List.of());

        assertThat(keys.of(Audience.SERVER).orElseThrow().json())
                .contains("\"a\"")
                .doesNotContain("\"b\"");
        assertThat(keys.of(Audience.OTHER).orElseThrow().json())
                .contains("\"b\"")
                .doesNotContain("\"a\"");
        assertThat(keys.union().json()).contains("\"a\"", "\"b\"");
        assertThat(keys.ofAccessTokens(new KeyId("a"))).contains(OF_SERVER);
        assertThat(keys.ofAccessTokens(new KeyId("c"))).isEmpty();
    }

    /** No token of one purpose is ever looked at with a key of another; who reads all keys finds those of ID tokens too. */
    @Test
    void keyOfIdTokensThenInNoAudiencesSetAndNoKeyOfAccessTokens() {
        KeyPurpose purpose = new KeyPurpose.IdTokens(SigningAlg.RS256);
        TrustedKey ofIdTokens = new TrustedKey(purpose, B);
        KeySnapshot keys =
                new KeySnapshot(List.of(OF_SERVER, ofIdTokens), Map.of(purpose, new ActiveKey(B)), List.of());

        assertThat(keys.union().json()).contains("\"a\"", "\"b\"");
        assertThat(keys.of(Audience.SERVER).orElseThrow().json()).doesNotContain("\"b\"");
        assertThat(keys.ofAccessTokens(new KeyId("b"))).isEmpty();
        assertThat(keys.ofIdTokens(new KeyId("b"))).contains(ofIdTokens);
        assertThat(keys.ofIdTokens(new KeyId("a"))).isEmpty();
        assertThat(ofIdTokens.signsFor(Audience.SERVER)).isFalse();
        assertThat(keys.active(SERVER)).isEmpty();
        assertThat(keys.idTokenAlgs()).containsExactly(SigningAlg.RS256);
    }

    @Test
    void setThenNoPrivateMemberAndAllThatAVerifierNeeds() {
        String json = JwkSet.of(List.of(OF_SERVER)).json();

        assertThat(json)
                .contains(
                        "\"kty\":\"RSA\"",
                        "\"use\":\"sig\"",
                        "\"alg\":\"RS256\"",
                        "\"kid\":\"a\"",
                        "\"n\":",
                        "\"e\":\"AQAB\"");
        assertThat(json).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"", "\"oth\"", "\"k\"");
    }

    /** Even a key that came in whole goes out without its private half. */
    @Test
    void privateKeyAmongThePublishedThenItsPublicHalfOnly() {
        TrustedKey slip = new TrustedKey(SERVER, A);

        assertThat(JwkSet.of(List.of(slip)).json()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void sameKeysInAnotherOrderThenTheSameTextAndTag() {
        assertThat(JwkSet.of(List.of(OF_SERVER, OF_OTHER))).isEqualTo(JwkSet.of(List.of(OF_OTHER, OF_SERVER)));
    }

    @Test
    void otherKeysThenAnotherTag() {
        assertThat(JwkSet.of(List.of(OF_SERVER)).etag())
                .isNotEqualTo(JwkSet.of(List.of(OF_OTHER)).etag());
    }

    @Test
    void activeKeyOfTheSameIdThenKept() {
        ActiveKey signer = new ActiveKey(A);
        KeySnapshot keys = new KeySnapshot(List.of(OF_SERVER), Map.of(SERVER, signer), List.of());

        assertThat(keys.kept(SERVER, new KeyId("a"))).containsSame(signer);
        assertThat(keys.kept(SERVER, new KeyId("b"))).isEmpty();
        assertThat(keys.kept(OTHER, new KeyId("a"))).isEmpty();
    }

    /** TF-01: header exactly alg, typ, kid. */
    @Test
    void signedThenTheHeaderOfRfc9068AndASignatureThatVerifies() throws Exception {
        JWSObject token = JWSObject.parse(new ActiveKey(A).sign(Map.of("aud", "server")));

        assertThat(token.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "RS256", "typ", "at+jwt", "kid", "a"));
        assertThat(token.verify(new RSASSAVerifier(A.toRSAPublicKey()))).isTrue();
    }

    @Test
    void signedWithATypeOfItsOwnThenNoAccessToken() throws Exception {
        JWSObject token = JWSObject.parse(new ActiveKey(A).sign("statuslist+jwt", Map.of("sub", "x")));

        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "RS256", "typ", "statuslist+jwt", "kid", "a"));
        assertThat(token.verify(new RSASSAVerifier(A.toRSAPublicKey()))).isTrue();
    }

    @Test
    void publicKeyThenItCannotBecomeASigner() {
        assertThatThrownBy(() -> new ActiveKey(A.toPublicJWK()).sign(Map.of())).isInstanceOf(RuntimeException.class);
    }

    /** D1: a shared secret would let everyone sign. */
    @Test
    void sharedSecretThenItVerifiesAndIsInNoSet() {
        TrustedKey shared = new TrustedKey(OTHER, NewKey.of(SigningAlg.HS256, 2048));
        KeySnapshot keys = new KeySnapshot(List.of(shared), Map.of(), List.of());

        assertThat(keys.ofAccessTokens(shared.kid())).contains(shared);
        assertThat(keys.of(Audience.OTHER).orElseThrow().json()).isEqualTo("{\"keys\":[]}");
        assertThat(keys.union().json()).isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @EnumSource(SigningAlg.class)
    void newKeyOfAnAlgorithmThenItsTokenVerifiesAndNoAlteredOne(SigningAlg alg) {
        JWK key = NewKey.of(alg, 2048);
        String token = new ActiveKey(key).sign(Map.of("aud", "server"));
        TrustedKey trusted = new TrustedKey(SERVER, key);

        assertThat(trusted.alg()).isEqualTo(alg.wire());
        assertThat(trusted.verifies(token)).isTrue();
        assertThat(trusted.verifies(token.replaceFirst("\\..", ".f"))).isFalse();
        assertThat(new TrustedKey(SERVER, NewKey.of(alg, 2048)).verifies(token)).isFalse();
    }

    private static TrustedKey published(JWK key, Audience audience) {
        return SomeKeys.published(audience, key);
    }
}
