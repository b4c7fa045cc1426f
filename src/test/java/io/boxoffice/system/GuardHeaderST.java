package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack cases A017 to A028 but A024: the header is exactly alg, typ and kid, in strict JSON, under a true signature. */
class GuardHeaderST {

    @ParameterizedTest
    @EnumSource
    @DisplayName("A017: crit in every form")
    void criticalHeaderThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        Map<String, String> tokens = Stream.of(List.of("exp"), List.of("x"), List.of(), "exp", List.of("alg"))
                .collect(toMap(Json::text, crit -> key.token(key.headerWith("crit", crit), claims)));
        tokens.put(
                "named and there",
                key.token(
                        Json.object("alg", "RS256", "typ", "at+jwt", "kid", key.kid(), "crit", List.of("x"), "x", 1),
                        claims));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A018: b64 false, with and without crit")
    void unencodedPayloadThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        String critical =
                Json.object("alg", "RS256", "typ", "at+jwt", "kid", key.kid(), "b64", false, "crit", List.of("b64"));
        String plain = key.headerWith("b64", false);
        api.refuses(Map.of(
                "with crit", key.token(critical, claims),
                "without crit", key.token(plain, claims),
                "over the plain payload", overPlainPayload(key, critical, claims),
                "b64 true", key.token(key.headerWith("b64", true), claims)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A019: a nested token, its inner one signed or not")
    void nestedTokenThenRefused(Api api) {
        SigningKey key = api.forged();
        String unsigned = TokenText.encode("{\"alg\":\"none\"}") + "."
                + TokenText.encode(api.claims().toString()) + ".";
        api.refuses(Map.of(
                "inner signed",
                        key.token(key.headerWith("cty", "JWT"), api.good().compact()),
                "inner unsigned", key.token(key.headerWith("cty", "JWT"), unsigned),
                "cty over plain claims",
                        key.token(key.headerWith("cty", "JWT"), api.claims().toString())));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A020: encrypted to the public key, or with the modulus as secret")
    void encryptedTokenThenRefused(Api api) throws JOSEException {
        RSAKey key = api.forged().key().toPublicJWK();
        byte[] secret = Arrays.copyOf(key.getModulus().decode(), 32);
        Payload claims = new Payload(api.claims().toString());
        api.refuses(Map.of(
                "dir", encrypted(JWEAlgorithm.DIR, claims, new DirectEncrypter(secret), key, false),
                "RSA-OAEP-256", encrypted(JWEAlgorithm.RSA_OAEP_256, claims, new RSAEncrypter(key), key, false)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A021: PBES2 with two thousand million rounds")
    void costlyPasswordEncryptionThenRefusedAtOnce(Api api) {
        String header = Json.object(
                "alg",
                "PBES2-HS512+A256KW",
                "enc",
                "A256GCM",
                "p2s",
                "c2FsdHNhbHQ",
                "p2c",
                Integer.MAX_VALUE,
                "typ",
                "at+jwt",
                "kid",
                api.forged().kid());
        String token = TokenText.encode(header) + ".AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
        api.admits(api.good().compact());
        Instant start = Instant.now();
        api.assertRefused("PBES2", api.present(token));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A022: encrypted and compressed, a little that inflates to much")
    void compressedEncryptionThenRefused(Api api) throws JOSEException {
        RSAKey key = api.forged().key().toPublicJWK();
        Payload zeros = new Payload(new byte[4 << 20]);
        String bomb = encrypted(JWEAlgorithm.RSA_OAEP_256, zeros, new RSAEncrypter(key), key, true);
        assertThat(bomb.length()).isLessThan(8000);
        api.refuses("zip bomb", bomb);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A023: zip in the header of a signed token")
    void compressedSignedTokenThenRefused(Api api) {
        SigningKey key = api.forged();
        api.refuses("zip", key.token(key.headerWith("zip", "DEF"), api.claims().toString()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A025: the header is no JSON object")
    void headerNotAnObjectThenRefused(Api api) {
        String header = api.forged().header();
        Stream<String> headers = Stream.of(
                "",
                "{}",
                "[]",
                "\"x\"",
                "1",
                "null",
                "true",
                "{",
                "alg",
                "[" + header + "]",
                header + header,
                header + " x",
                header.replace("}", ",}"),
                header.replace('"', '\''),
                "/**/" + header);
        String claims = api.claims().toString();
        api.refuses(headers.collect(
                toMap(text -> "header " + text, text -> api.forged().token(text, claims))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A026: the header in another encoding")
    void headerInOtherEncodingThenRefused(Api api) {
        SigningKey key = api.forged();
        byte[] claims = utf8(api.claims().toString());
        Map<String, String> tokens = Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")
                .collect(toMap(name -> name, name -> key.token(key.header().getBytes(Charset.forName(name)), claims)));
        tokens.put("BOM", key.token(utf8("\uFEFF" + key.header()), claims));
        byte[] latin = key.headerWith("x", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        tokens.put("Latin-1", key.token(latin, claims));
        tokens.put("overlong", key.token(overlong(key.header()), claims));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A027: a header member twice")
    void headerMemberTwiceThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        Stream<String> additions = Stream.of(
                "\"alg\":\"RS256\"",
                "\"alg\":\"none\"",
                "\"kid\":\"" + key.kid() + "\"",
                "\"kid\":\"x\"",
                "\"typ\":\"at+jwt\"",
                "\"\\u0061lg\":\"RS256\"");
        api.refuses(additions
                .flatMap(member -> Stream.of(
                        "{" + member + "," + key.header().substring(1),
                        key.header().replace("}", "," + member + "}")))
                .collect(toMap(header -> header, header -> key.token(header, claims))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A028: very many header members, or one very long")
    void hugeHeaderThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        String many =
                IntStream.range(0, 10_000).mapToObj(i -> ",\"m" + i + "\":1").collect(Collectors.joining());
        api.refusesOrFindsTooBig(Map.of(
                "10,000 members", key.token(key.header().replace("}", many + "}"), claims),
                "1 MB", key.token(key.headerWith("x", "x".repeat(1 << 20)), claims)));
        String fifty = IntStream.range(0, 50).mapToObj(i -> ",\"m" + i + "\":1").collect(Collectors.joining());
        api.refuses("50 members", key.token(key.header().replace("}", fifty + "}"), claims));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("RFC 9068 4: typ missing or another, under a true signature")
    void otherTypeThenRefused(Api api) {
        SigningKey key = api.forged();
        String claims = api.claims().toString();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("missing", key.token(Json.object("alg", "RS256", "kid", key.kid()), claims));
        Stream.of("JWT", "jwt", "", "at", "at+jwt ", "application/at+jwt", "rt+jwt", "statuslist+jwt", "logout+jwt")
                .forEach(typ -> tokens.put(typ, key.token(key.headerWith("typ", typ), claims)));
        tokens.put("null", key.token(key.header().replace("\"at+jwt\"", "null"), claims));
        tokens.put("array", key.token(key.headerWith("typ", List.of("at+jwt")), claims));
        api.refuses(tokens);
    }

    private static String overPlainPayload(SigningKey key, String header, String claims) {
        byte[] input = utf8(TokenText.encode(header) + "." + claims);
        return new TokenText(TokenText.encode(header), TokenText.encode(claims), "")
                .withSignature(key.sign(input))
                .compact();
    }

    private static String encrypted(
            JWEAlgorithm algorithm, Payload payload, JWEEncrypter encrypter, RSAKey key, boolean compressed)
            throws JOSEException {
        JWEHeader.Builder header = new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM).keyID(key.getKeyID());
        if (compressed) {
            header.compressionAlgorithm(CompressionAlgorithm.DEF);
        }
        JWEObject token = new JWEObject(header.build(), payload);
        token.encrypt(encrypter);
        return token.serialize();
    }

    /** Every quote as two octets, which no strict decoder takes (RFC 3629 3). */
    private static byte[] overlong(String text) {
        return text.replace("\"", "\u00c0\u00a2").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
