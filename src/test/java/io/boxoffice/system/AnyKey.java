package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A private key for any algorithm, in the hands of the test; Ed25519 with the JDK alone, the others with Nimbus. */
record AnyKey(String alg, JWK key) {
    /** RFC 8410: what stands before the 32 bytes of a public Ed25519 key. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    static AnyKey generate(String alg) {
        try {
            String kid = "test-" + UUID.randomUUID();
            JWSAlgorithm algorithm = JWSAlgorithm.parse(alg);
            return new AnyKey(
                    alg,
                    switch (alg) {
                        case "RS256", "PS256" ->
                            new RSAKeyGenerator(2048)
                                    .keyID(kid)
                                    .algorithm(algorithm)
                                    .generate();
                        case "ES256" ->
                            new ECKeyGenerator(Curve.P_256)
                                    .keyID(kid)
                                    .algorithm(algorithm)
                                    .generate();
                        case "EdDSA" -> ed25519(kid);
                        case "HS256" ->
                            new OctetSequenceKeyGenerator(256)
                                    .keyID(kid)
                                    .algorithm(algorithm)
                                    .generate();
                        default -> throw new IllegalArgumentException(alg);
                    });
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK ed25519(String kid) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        return new OctetKeyPair.Builder(
                        Curve.Ed25519, Base64URL.encode(Arrays.copyOfRange(encoded, ED25519.length, encoded.length)))
                .d(Base64URL.encode(d))
                .keyID(kid)
                .algorithm(JWSAlgorithm.EdDSA)
                .build();
    }

    String kid() {
        return key.getKeyID();
    }

    Map<String, Object> jwk() {
        return key.toJSONObject();
    }

    String token(JsonNode claims) {
        return token(alg, claims);
    }

    /** A token whose header names this key and an algorithm that need not be the key's. */
    String token(String headerAlg, JsonNode claims) {
        String header = Json.object("alg", headerAlg, "typ", "at+jwt", "kid", kid());
        TokenText unsigned = new TokenText(TokenText.encode(header), TokenText.encode(claims.toString()), "");
        return unsigned.withSignature(sign(headerAlg, unsigned.signed())).compact();
    }

    private byte[] sign(String headerAlg, byte[] input) {
        try {
            if (key instanceof OctetKeyPair pair) {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(
                                NamedParameterSpec.ED25519, pair.getD().decode())));
                signature.update(input);
                return signature.sign();
            }
            JWSAlgorithm algorithm = JWSAlgorithm.parse(headerAlg);
            return new DefaultJWSSignerFactory()
                    .createJWSSigner(key, algorithm)
                    .sign(new JWSHeader(algorithm), input)
                    .decode();
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a token is truly signed with the algorithm of its header by this key, public or secret. */
    static boolean verifies(JWK key, TokenText token) {
        try {
            if (key instanceof OctetKeyPair pair) {
                return verifiesEd25519(pair, token);
            }
            JWSHeader header = JWSHeader.parse(new Base64URL(token.header()));
            java.security.Key bare =
                    key instanceof OctetSequenceKey secret ? secret.toSecretKey() : ((AsymmetricJWK) key).toPublicKey();
            return new DefaultJWSVerifierFactory()
                    .createJWSVerifier(header, bare)
                    .verify(header, token.signed(), new Base64URL(token.signature()));
        } catch (JOSEException | GeneralSecurityException | java.text.ParseException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static boolean verifiesEd25519(OctetKeyPair pair, TokenText token) throws GeneralSecurityException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(ED25519);
        encoded.writeBytes(pair.getX().decode());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
        signature.update(token.signed());
        return signature.verify(token.signatureBytes());
    }
}
