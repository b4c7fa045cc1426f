package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack cases A053 to A060: nothing but the one true signature over exactly these bytes. */
class GuardSignatureST {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final BigInteger P256_ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

    @ParameterizedTest
    @EnumSource
    @DisplayName("A053: signature empty, constant, longer, shorter")
    void signatureOfOtherShapeThenRefused(Api api) {
        TokenText good = api.good();
        byte[] signature = good.signatureBytes();
        byte[] ones = new byte[256];
        Arrays.fill(ones, (byte) 0xFF);
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        signatures.put("empty", new byte[0]);
        signatures.put("one byte", new byte[1]);
        signatures.put("all zero", new byte[256]);
        signatures.put("all ones", ones);
        signatures.put("twice as long", concat(signature, signature));
        signatures.put("truncated", Arrays.copyOf(signature, 255));
        signatures.put("zero before", concat(new byte[1], signature));
        signatures.put("zero after", Arrays.copyOf(signature, 257));
        api.refuses(each(good, signatures));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A054, A059: signatures that prove nothing, for curves, under a key that is RSA")
    void psychicSignatureThenRefused(Api api) {
        TokenText good = api.good();
        byte[] n = fixed(P256_ORDER, 32);
        byte[] zero = new byte[32];
        byte[] one = fixed(BigInteger.ONE, 32);
        byte[] above = fixed(P256_ORDER.add(BigInteger.ONE), 32);
        Map<String, String> tokens = new LinkedHashMap<>();
        Map.of(
                        "0,0",
                        concat(zero, zero),
                        "0,1",
                        concat(zero, one),
                        "1,0",
                        concat(one, zero),
                        "n,1",
                        concat(n, one),
                        "1,n",
                        concat(one, n),
                        "n+1,n+1",
                        concat(above, above))
                .forEach((name, signature) -> Stream.of("ES256", "EdDSA", "Ed25519", "ES256K")
                        .forEach(alg -> tokens.put(alg + " " + name, relabelled(good, alg, signature))));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A055: an elliptic signature in DER")
    void derSignatureThenRefused(Api api) {
        byte[] der = HexFormat.of().parseHex("3006020101020101");
        api.refuses("DER", relabelled(api.good(), "ES256", der));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A056: RSA signature 0, 1, n-1, n, s+n")
    void rsaSignatureAtTheEdgesThenRefused(Api api) {
        TokenText good = api.good();
        BigInteger n = api.forged().privateKey().getModulus();
        BigInteger s = new BigInteger(1, good.signatureBytes());
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        signatures.put("0", fixed(BigInteger.ZERO, 256));
        signatures.put("1", fixed(BigInteger.ONE, 256));
        signatures.put("n-1", fixed(n.subtract(BigInteger.ONE), 256));
        signatures.put("n", fixed(n, 256));
        signatures.put("s+n", fixed(s.add(n), 257));
        signatures.put("s+n, cut", Arrays.copyOfRange(fixed(s.add(n), 257), 1, 257));
        signatures.put("-s", fixed(n.subtract(s), 256));
        api.refuses(each(good, signatures));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A057: PKCS#1 v1.5 with an altered padding or DigestInfo")
    void alteredPaddingThenRefused(Api api) {
        TokenText good = api.good();
        Padding padding = new Padding(api.forged().privateKey(), good.signed());
        api.admits(good.withSignature(padding.proper()).compact());
        api.refuses(each(good, padding.altered()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A057: PKCS#1 v1.5 without the NULL in the DigestInfo")
    void digestInfoWithoutNullThenRefused(Api api) {
        TokenText good = api.good();
        Padding padding = new Padding(api.forged().privateKey(), good.signed());
        api.refuses("NULL missing", good.withSignature(padding.withoutNull()).compact());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A058: PSS in every form, for a key that signs PKCS#1 v1.5")
    void probabilisticSignatureThenRefused(Api api) {
        TokenText good = api.good();
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String label : new String[] {"RS256", "PS256"}) {
            TokenText labelled =
                    good.withHeader(good.headerJson().put("alg", label).toString());
            PssForms.signatures(api.forged().privateKey(), labelled.signed())
                    .forEach((form, signature) -> tokens.put(
                            label + " " + form,
                            labelled.withSignature(signature).compact()));
        }
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A060: one character changed, one bit flipped, anywhere")
    void alteredByOneCharacterOrBitThenRefused(Api api) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String issued = api.issued().compact();
        Map<String, String> tokens = new LinkedHashMap<>();
        for (Span part : Span.of(issued)) {
            for (int i = 0; i < 100; i++) {
                tokens.put("seed " + seed + " character " + part + i, oneCharacterChanged(issued, part, random));
                tokens.put("seed " + seed + " bit " + part + i, oneBitFlipped(issued, part, random));
            }
        }
        api.refuses(tokens);
    }

    /** Where a part of the token begins and ends. */
    private record Span(int from, int to) {
        static Span[] of(String token) {
            int first = token.indexOf('.');
            int second = token.lastIndexOf('.');
            return new Span[] {new Span(0, first), new Span(first + 1, second), new Span(second + 1, token.length())};
        }
    }

    private static String oneCharacterChanged(String token, Span part, Random random) {
        int at = random.nextInt(part.from(), part.to());
        char other = BASE64URL.charAt(random.nextInt(64));
        return other == token.charAt(at)
                ? oneCharacterChanged(token, part, random)
                : token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String oneBitFlipped(String token, Span part, Random random) {
        byte[] bytes = TokenText.decode(token.substring(part.from(), part.to()));
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return token.substring(0, part.from()) + TokenText.encode(bytes) + token.substring(part.to());
    }

    private static String relabelled(TokenText token, String algorithm, byte[] signature) {
        return token.withHeader(token.headerJson().put("alg", algorithm).toString())
                .withSignature(signature)
                .compact();
    }

    private static Map<String, String> each(TokenText token, Map<String, byte[]> signatures) {
        return signatures.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> token.withSignature(entry.getValue()).compact()));
    }

    private static byte[] fixed(BigInteger number, int length) {
        return Padding.fixed(number, length);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return Padding.concat(one, other);
    }
}
