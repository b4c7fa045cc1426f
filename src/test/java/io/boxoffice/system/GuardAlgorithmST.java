package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack cases A001 to A008: the algorithm is the key's, not the token's to choose. */
class GuardAlgorithmST {

    @ParameterizedTest
    @EnumSource
    @DisplayName("A001: alg none and no signature")
    void algorithmNoneThenRefused(Api api) {
        TokenText issued = api.issued();
        api.refuses(Map.of(
                "alg, typ, kid",
                        relabelled(issued, "none").withSignature(new byte[0]).compact(),
                "alg alone",
                        issued.withHeader("{\"alg\":\"none\"}")
                                .withSignature(new byte[0])
                                .compact()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A002: alg none in other spellings")
    void algorithmNoneInOtherSpellingsThenRefused(Api api) {
        TokenText issued = api.issued();
        Stream<String> spellings = Stream.of("None", "NONE", "nOnE", " none", "none ", "non\\u0065");
        api.refuses(each(
                spellings,
                spelling -> issued.withHeader(issued.headerJson().toString().replace("RS256", spelling))
                        .withSignature(new byte[0])
                        .compact()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A003: alg none with the old signature left on")
    void algorithmNoneWithOldSignatureThenRefused(Api api) {
        api.refuses("none, signed", relabelled(api.issued(), "none").compact());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A004: alg missing or of another type")
    void algorithmMissingOrNoTextThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("missing", key.token(Json.object("typ", "at+jwt", "kid", key.kid()), claims));
        Stream.of("\"\"", "null", "256", "[\"RS256\"]", "{}", "true")
                .forEach(alg -> tokens.put(alg, key.token(key.header().replace("\"RS256\"", alg), claims)));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A005: HS256 keyed with the public key in any of its forms")
    void publicKeyAsSecretThenRefused(Api api) {
        TokenText issued = api.issued();
        api.refuses(publicForms(publishedKey(api, issued)).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, form -> hmac("HS256", issued, form.getValue()))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A006: HS384 and HS512 likewise; HS256 keyed with something to be guessed")
    void guessableSecretThenRefused(Api api) {
        TokenText issued = api.issued();
        Map<String, String> tokens = new LinkedHashMap<>();
        publicForms(publishedKey(api, issued)).forEach((form, secret) -> {
            tokens.put("HS384 " + form, hmac("HS384", issued, secret));
            tokens.put("HS512 " + form, hmac("HS512", issued, secret));
        });
        String kid = issued.headerJson().path("kid").stringValue();
        Stream.of("\0", "secret", kid, api.boxoffice().issuer())
                .forEach(secret -> tokens.put("HS256 " + secret, hmac("HS256", issued, octets(secret))));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A007: an issued token relabelled")
    void relabelledThenRefused(Api api) {
        TokenText issued = api.issued();
        Stream<String> algorithms =
                Stream.of("RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "RS256 ", "RSA", "SHA256withRSA");
        api.refuses(each(algorithms, algorithm -> relabelled(issued, algorithm).compact()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A008: the real key, but an algorithm that is not the key's own")
    void otherAlgorithmOfTheSameKeyThenRefused(Api api) {
        SigningKey key = api.forged();
        TokenText good = api.good();
        api.refuses(each(
                Stream.of("PS256", "PS384", "PS512", "RS384", "RS512"),
                algorithm -> truly(algorithm, key, relabelled(good, algorithm))));
    }

    private static TokenText relabelled(TokenText token, String algorithm) {
        return token.withHeader(token.headerJson().put("alg", algorithm).toString());
    }

    private static Map<String, String> each(Stream<String> variants, Function<String, String> token) {
        return variants.collect(toMap(variant -> variant, token));
    }

    private static String truly(String algorithm, SigningKey key, TokenText token) {
        try {
            JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
            return token.withSignature(new RSASSASigner(key.privateKey())
                            .sign(header, token.signed())
                            .decode())
                    .compact();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hmac(String algorithm, TokenText issued, byte[] secret) {
        try {
            TokenText relabelled = relabelled(issued, algorithm);
            Mac mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return relabelled.withSignature(mac.doFinal(relabelled.signed())).compact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey publishedKey(Api api, TokenText issued) {
        String kid = issued.headerJson().path("kid").stringValue();
        return Published.keys(api.boxoffice(), Published.ALL).getKeyByKeyId(kid).toRSAKey();
    }

    private static Map<String, byte[]> publicForms(RSAKey key) {
        try {
            byte[] der = key.toRSAPublicKey().getEncoded();
            String pem = SigningKey.pem("PUBLIC KEY", der);
            Map<String, byte[]> forms = new LinkedHashMap<>();
            forms.put("PEM", octets(pem));
            forms.put("PEM without final newline", octets(pem.strip()));
            forms.put("DER", der);
            forms.put("JWK", octets(key.toJSONString()));
            forms.put("modulus", key.getModulus().decode());
            forms.put("modulus as text", octets(key.getModulus().toString()));
            forms.put("modulus, signed", key.toRSAPublicKey().getModulus().toByteArray());
            return forms;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
