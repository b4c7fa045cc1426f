package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6749 2.3.1 and RFC 7523: by a method, and a server that takes only this one. */
class ClientAuthenticationTest {
    private final Machine machine = new Machine();
    private final SmallIssuer issuer = machine.issuer;

    ClientAuthenticationTest() throws IOException {}

    @AfterEach
    void close() throws Exception {
        machine.close();
    }

    /** Id and secret have all that a form would encode. */
    @Test
    void basicThenEncodedAsInAForm() {
        issuer.clientId = "my shop:1+1 %";
        assertThat(call(machine.shop())).isEqualTo("welcome");
    }

    @Test
    void postThenInTheBodyAlone() {
        issuer.method = "client_secret_post";
        assertThat(call(ClientAuthentication.clientSecretPost("shop", () -> SmallIssuer.SECRET)))
                .isEqualTo("welcome");
    }

    @Test
    void keyOfEachKindThenItsAlgorithm() throws Exception {
        assertThat(algorithm(new ECKeyGenerator(Curve.P_256).keyID("one").generate()))
                .isEqualTo(JWSAlgorithm.ES256);
        assertThat(algorithm(new RSAKeyGenerator(2048).keyID("one").generate())).isEqualTo(JWSAlgorithm.PS256);
        assertThat(algorithm(new RSAKeyGenerator(2048)
                        .keyID("one")
                        .algorithm(JWSAlgorithm.RS256)
                        .generate()))
                .isEqualTo(JWSAlgorithm.RS256);
        assertThat(algorithm(ed25519())).isEqualTo(JWSAlgorithm.EdDSA);
    }

    @Test
    void keyPairThenAsItsJwk() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        issuer.method = "private_key_jwt";
        issuer.registeredKey = key.toPublicJWK();
        assertThat(call(ClientAuthentication.privateKeyJwt("shop", key.toKeyPair(), "one")))
                .isEqualTo("welcome");
    }

    @Test
    void eachRequestThenAnAssertionOfItsOwn() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        issuer.method = "private_key_jwt";
        issuer.registeredKey = key.toPublicJWK();
        Client client = machine.client(
                Library.JERSEY, with -> with.as(ClientAuthentication.privateKeyJwt("shop", key.toJSONString())));
        machine.get(client, "/api/orders");
        machine.move(Machine.EXPIRED);
        machine.get(client, "/api/orders");
        assertThat(issuer.assertions).hasSize(2).allSatisfy(jwt -> {
            assertThat(jwt.header().getKeyID()).isEqualTo("one");
            assertThat(jwt.header().getJWK()).isNull();
            assertThat(jwt.claims()).containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti");
            assertThat((Long) Objects.requireNonNull(jwt.claims().get("exp"))
                            - (Long) Objects.requireNonNull(jwt.claims().get("iat")))
                    .isLessThanOrEqualTo(300);
        });
        assertThat(issuer.complaints).isEmpty();
    }

    @Test
    void keyThatDoesNotSignThenAnErrorThatTellsNothingOfIt() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        for (String jwk : List.of(
                "canary",
                "{\"kty\":\"canary\"}",
                key.toPublicJWK().toJSONString(),
                new ECKeyGenerator(Curve.P_384).generate().toJSONString(),
                new ECKeyGenerator(Curve.P_256)
                        .algorithm(JWSAlgorithm.PS256)
                        .generate()
                        .toJSONString(),
                new RSAKeyGenerator(1024, true).generate().toJSONString(),
                new OctetSequenceKeyGenerator(256).generate().toJSONString())) {
            assertThatThrownBy(() -> ClientAuthentication.privateKeyJwt("shop", jwk))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("canary");
        }
    }

    @Test
    void printedThenNoSecret() throws JOSEException {
        String jwk = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        assertThat(ClientAuthentication.clientSecretBasic("shop", () -> "canary"))
                .hasToString("shop by client_secret_basic");
        assertThat(ClientAuthentication.privateKeyJwt("shop", jwk)).hasToString("shop by private_key_jwt");
        assertThat(new TokenPair("canary", Optional.of("canary"), 0, 1)).hasToString("***");
        DpopKey key = DpopKey.generate();
        assertThat(key).hasToString("DPoP with ES256 key " + key.thumbprint());
    }

    private JWSAlgorithm algorithm(JWK key) {
        issuer.method = "private_key_jwt";
        issuer.registeredKey = key.toPublicJWK();
        assertThat(call(ClientAuthentication.privateKeyJwt("shop", key.toJSONString())))
                .isEqualTo("welcome");
        return issuer.assertions.get(issuer.assertions.size() - 1).header().getAlgorithm();
    }

    private String call(ClientAuthentication authentication) {
        String answer = machine.get(machine.client(Library.JERSEY, with -> with.as(authentication)), "/api/orders");
        assertThat(issuer.complaints).isEmpty();
        return answer;
    }

    private static OctetKeyPair ed25519() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        byte[] d = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                .d(Base64URL.encode(d))
                .keyID("one")
                .build();
    }
}
