package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack cases A024, A029 to A031, and the strict text of a token: three parts of canonical base64url, nothing else. */
class GuardTextST {

    @ParameterizedTest
    @EnumSource
    @DisplayName("A024: parts too few or too many, stray dots")
    void otherNumberOfPartsThenRefused(Api api) {
        TokenText good = api.good();
        String whole = good.compact();
        api.refuses(Stream.of(
                        good.header(),
                        good.header() + "." + good.claims(),
                        good.header() + "." + good.claims() + ".",
                        whole + ".",
                        "." + whole,
                        whole + ".x",
                        whole + ".x.y",
                        whole + ".x.y.z",
                        whole.replace(".", ".."),
                        ".",
                        "..",
                        "...",
                        ".....",
                        "." + good.claims() + "." + good.signature(),
                        good.header() + ".." + good.signature())
                .collect(toMap(token -> token, token -> token)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A029: quoted, bracketed, URL-encoded, with Bearer inside")
    void wrappedTokenThenRefused(Api api) {
        String good = api.good().compact();
        String encoded = good.replace(".", "%2E");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("quotes", '"' + good + '"');
        tokens.put("single quotes", "'" + good + "'");
        tokens.put("angle brackets", "<" + good + ">");
        tokens.put("encoded", encoded);
        tokens.put("encoded twice", encoded.replace("%", "%25"));
        tokens.put("Bearer twice", "Bearer " + good);
        tokens.put("Bearer: inside", "Bearer:" + good);
        tokens.put("comma", good + ",");
        tokens.put("list", good + ", Bearer " + good);
        tokens.put("parameter", good + " realm=x");
        tokens.put("semicolon", good + ";");
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A030: the JSON serialisations")
    void jsonSerialisationThenRefused(Api api) {
        TokenText good = api.good();
        String flattened =
                Json.object("payload", good.claims(), "protected", good.header(), "signature", good.signature());
        String general = "{\"payload\":\"" + good.claims() + "\",\"signatures\":[{\"protected\":\"" + good.header()
                + "\",\"signature\":\"" + good.signature() + "\"}]}";
        api.refuses(Map.of(
                "flattened",
                flattened,
                "general",
                general,
                "flattened, encoded",
                TokenText.encode(flattened),
                "general, encoded",
                TokenText.encode(general)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A031: the header of one good token on the rest of another")
    void headerOfAnotherGoodTokenThenRefused(Api api) {
        TokenText issued = api.issued();
        TokenText forged = api.good();
        api.refuses(Map.of(
                "issued header", new TokenText(issued.header(), forged.claims(), forged.signature()).compact(),
                "forged header", new TokenText(forged.header(), issued.claims(), issued.signature()).compact()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-01: the same token in another text")
    void otherTextOfTheSameTokenThenRefused(Api api) {
        TokenText good = signatureWithBothAlphabets(api);
        String token = good.compact();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("padding on the signature", token + "==");
        tokens.put("padding on the header", good.header() + "=." + good.claims() + "." + good.signature());
        tokens.put("the other alphabet", token.replace('-', '+').replace('_', '/'));
        tokens.put("unused bits of the last character", withOtherUnusedBits(token));
        for (String foreign : new String[] {"!", " ", "\t", "~", "=", "*", "\u00e9", "\u00a0"}) {
            tokens.put("foreign in the signature: " + foreign, inserted(token, token.length() - 20, foreign));
            tokens.put("foreign in the header: " + foreign, inserted(token, 5, foreign));
            tokens.put(
                    "foreign in the claims: " + foreign,
                    inserted(token, good.header().length() + 8, foreign));
        }
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-10: over 8 KiB, though well signed")
    void overEightKibibytesThenRefused(Api api) {
        SigningKey key = api.forged();
        api.refusesOrFindsTooBig(Map.of(
                "8 KiB and more", key.token(api.claims().put("padding", "x".repeat(8 * 1024)))));
        api.refuses(
                "nested deep",
                key.token(
                        key.header(),
                        api.claims()
                                .toString()
                                .replaceFirst("\\{", "{\"deep\":" + "[".repeat(1000) + "]".repeat(1000) + ",")));
    }

    /** A good token whose signature holds both '-' and '_', so that the other alphabet is another text. */
    private static TokenText signatureWithBothAlphabets(Api api) {
        return Stream.generate(api::good)
                .filter(token ->
                        token.signature().contains("-") && token.signature().contains("_"))
                .findFirst()
                .orElseThrow();
    }

    /** An RSA 2048 signature is 256 octets: its last character carries two bits, the other four must be zero. */
    private static String withOtherUnusedBits(String token) {
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + (char) (last + 1);
    }

    private static String inserted(String token, int at, String foreign) {
        return token.substring(0, at) + foreign + token.substring(at);
    }
}
