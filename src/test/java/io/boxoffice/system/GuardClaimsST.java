package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Attack cases A038 to A042 and A044 to A051, each under a true signature but for what A046 says: whose token it is, and for whom. */
class GuardClaimsST {

    @ParameterizedTest
    @EnumSource
    @DisplayName("A038: iss wrong by as little as a character")
    void otherIssuerThenRefused(Api api) {
        String issuer = api.boxoffice().issuer();
        Stream<String> issuers = Stream.of(
                "https://issuer.example",
                issuer + "/",
                issuer.replace("https:", "http:"),
                issuer.replace("l", "L"),
                issuer.replaceAll(":\\d+$", ""),
                issuer.replaceAll(":\\d+$", ":1"),
                issuer + "/.",
                issuer.replace("//", "//x@"),
                issuer.replace("o", "\u043e"),
                "",
                " " + issuer,
                issuer + " ",
                issuer + "\0",
                issuer.replace("https", "HTTPS"),
                issuer + "?",
                issuer + "#");
        Map<String, String> tokens = new LinkedHashMap<>();
        issuers.forEach(iss -> tokens.put("iss " + iss, Spoiled.with(api, "iss", Json.text(iss))));
        tokens.putAll(Spoiled.inEachForm(api, "iss", "[" + Json.text(issuer) + "]", "null", "1", "{}"));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A039: aud missing, null, empty, a number, an array of whatever")
    void audienceMissingOrNotOneTextThenRefused(Api api) {
        String audience = Json.text(api.audience());
        String other = Json.text(api.next().audience());
        api.refuses(Spoiled.inEachForm(
                api,
                "aud",
                "null",
                "\"\"",
                "[]",
                "1",
                "true",
                "{}",
                "[" + audience + "]",
                "[" + audience + "," + other + "]",
                "[" + audience + "," + audience + "]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A040: aud of the other resource, of no audience, the client, the issuer")
    void otherAudienceThenRefused(Api api) {
        api.refuses(Stream.of(
                        api.next().audience(),
                        "gone",
                        "boxoffice",
                        api.boxoffice().issuer(),
                        "*",
                        "api")
                .collect(toMap(aud -> aud, aud -> Spoiled.with(api, "aud", Json.text(aud)))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A041: aud nearly right")
    void nearlyTheAudienceThenRefused(Api api) {
        String own = api.audience();
        Stream<String> near = Stream.of(
                own.substring(0, own.length() - 1),
                own.substring(1),
                own.substring(1, own.length() - 1),
                own + "2",
                own.toUpperCase(Locale.ROOT),
                own.replace('e', 'E'),
                own.replace("e", "%65"),
                " " + own,
                own + " ",
                own + "\0",
                own + "/",
                "/api/" + own,
                own + "," + api.next().audience(),
                own + " " + api.next().audience(),
                own.replace('e', '\uff45'),
                own + "\u200b");
        api.refuses(near.collect(toMap(aud -> "aud " + aud, aud -> Spoiled.with(api, "aud", Json.text(aud)))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A042: sub missing, empty, null, of another type")
    void subjectMissingOrNoTextThenRefused(Api api) {
        api.refuses(Spoiled.inEachForm(api, "sub", "\"\"", "null", "1", "[]", "{}", "true"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A044: jti missing, null, of another type or form")
    void tokenIdMissingOrMalformedThenRefused(Api api) {
        api.refuses(Spoiled.inEachForm(
                api, "jti", "null", "\"\"", "1", "[]", Json.text("x".repeat(65)), "\"a b\"", "\"a+b\"", "\"\u00e9\""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A045: jti or sid with SQL, NUL, 64 KiB")
    void tokenOrSessionIdAsInjectionThenRefused(Api api) {
        int before = api.boxoffice().node().log().length();
        for (String claim : List.of("jti", "sid")) {
            api.refuses(Stream.of("' or '1'='1", "x'; drop table session; --", "\0", "a\0b", "\"", "\ud800")
                    .collect(toMap(
                            id -> claim + " " + id.codePointAt(0) + id.length(),
                            id -> Spoiled.with(api, claim, escaped(id)))));
            api.refusesOrFindsTooBig(Map.of(
                    claim + " of 64 KiB", Spoiled.with(api, claim, Json.text("x".repeat(64 * 1024)))));
        }
        assertThat(api.boxoffice().node().log().substring(before)).doesNotContain("SQLException", "PSQLException");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A046: groups of another shape; an admin group written into an issued token")
    void groupsOfOtherShapeOrAlteredThenRefused(Api api) {
        TokenText issued = TokenText.of(api.boxoffice()
                .login(api.boxoffice().createUser(api.audience()), api.audience())
                .access());
        ObjectNode altered = issued.claimsJson();
        altered.putArray("groups").add("admin");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(
                "altered, old signature", issued.withClaims(altered.toString()).compact());
        for (String groups :
                new String[] {"\"admin\"", "{\"admin\":true}", "[[\"admin\"]]", "[\"user\",[\"admin\"]]", "[1]"}) {
            tokens.put("groups " + groups, Spoiled.with(api, "groups", groups));
        }
        api.refuses(tokens);
    }

    @Test
    @DisplayName("A047: roles that nobody defined are never admin")
    void undefinedRoleThenNeverAdmin() {
        Boxoffice boxoffice = Boxoffice.open();
        for (Api api : Api.values()) {
            for (String role :
                    List.of("Admin", "ADMIN", " admin", "admin ", "administrator", "root", "*", "\uff41dmin")) {
                String token = Spoiled.with(api, "groups", Json.text(List.of(role)));
                String path = api == Api.SERVER ? "/api/server/users" : "/api/other/products";
                Refusal.assertForbidden(boxoffice.post(path, "{}", token));
            }
        }
    }

    @Test
    @DisplayName("A048: scope as an array, or with other white space, opens nothing")
    void scopeOfOtherShapeThenNoWiderAccess() {
        Boxoffice boxoffice = Boxoffice.open();
        for (String scope : List.of("[\"orders.read\"]", "\"a\\torders.read\"", "\"a\\norders.read\"", "{}", "1")) {
            Refusal.assertInvalidToken(
                    "scope " + scope, boxoffice.get("/api/server/me", Spoiled.with(Api.SERVER, "scope", scope)));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A049: claims that are no object, or an empty one")
    void claimsNotAnObjectThenRefused(Api api) {
        String good = api.claims().toString();
        api.refuses(Stream.of("{}", "[]", "null", "\"null\"", "", "1", "[" + good + "]", good + good, good + " x", "{")
                .collect(toMap(claims -> "claims " + claims, claims -> Spoiled.signed(api, claims))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A050: look-alike names in place of the true ones")
    void lookAlikeClaimNameThenRefused(Api api) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String claim : List.of("exp", "iss", "aud", "sub", "iat", "jti")) {
            String value = api.claims().path(claim).toString();
            for (String name : List.of(
                    claim + " ", " " + claim, claim.toUpperCase(Locale.ROOT), claim + "\\u0000", claim + "\\u200b")) {
                String rest = api.claims().without(claim).toString();
                tokens.put(name, Spoiled.signed(api, "{\"" + name + "\":" + value + "," + rest.substring(1)));
            }
        }
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-09: a claim twice, also with an escape in its name; a BOM; no UTF-8")
    void claimTwiceOrOtherEncodingThenRefused(Api api) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String claim : List.of("exp", "aud", "sub", "groups")) {
            ObjectNode good = api.claims();
            String member = "\"" + claim + "\":" + good.path(claim);
            tokens.put(
                    claim + " twice",
                    Spoiled.signed(api, "{" + member + "," + good.toString().substring(1)));
        }
        String good = api.claims().toString();
        tokens.put("escaped name", Spoiled.signed(api, "{\"\\u0061ud\":\"gone\"," + good.substring(1)));
        tokens.put("BOM", Spoiled.signed(api, "\uFEFF" + good));
        SigningKey key = api.forged();
        byte[] header = key.header().getBytes(StandardCharsets.UTF_8);
        tokens.put("UTF-16", key.token(header, good.getBytes(StandardCharsets.UTF_16)));
        byte[] latin = good.replaceFirst("\\{", "{\"x\":\"\u00e9\",").getBytes(StandardCharsets.ISO_8859_1);
        tokens.put("Latin-1", key.token(header, latin));
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A051: a claim of 1 MB, 10,000 claims")
    void hugeClaimsThenRefused(Api api) {
        String many =
                IntStream.range(0, 10_000).mapToObj(i -> "\"m" + i + "\":1,").collect(Collectors.joining());
        api.refusesOrFindsTooBig(Map.of(
                "1 MB", Spoiled.with(api, "x", Json.text("x".repeat(1 << 20))),
                "10,000 claims",
                        Spoiled.signed(api, "{" + many + api.claims().toString().substring(1))));
    }

    /** JSON text with every character outside plain ASCII escaped, so that NUL and lone surrogates can be written. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 0x20 || c > 0x7E || c == '"' ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
