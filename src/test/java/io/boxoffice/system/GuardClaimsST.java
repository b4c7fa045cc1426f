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
    void otherIssuerThenRefused(Door door) {
        String issuer = door.office().issuer();
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
        issuers.forEach(iss -> tokens.put("iss " + iss, Spoiled.with(door, "iss", Json.text(iss))));
        tokens.putAll(Spoiled.inEachForm(door, "iss", "[" + Json.text(issuer) + "]", "null", "1", "{}"));
        door.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A039: aud missing, null, empty, a number, an array of whatever")
    void audienceMissingOrNotOneTextThenRefused(Door door) {
        String audience = Json.text(door.audience());
        String other = Json.text(door.next().audience());
        door.refuses(Spoiled.inEachForm(
                door,
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
    void otherAudienceThenRefused(Door door) {
        door.refuses(Stream.of(
                        door.next().audience(),
                        "gone",
                        "boxoffice",
                        door.office().issuer(),
                        "*",
                        "api")
                .collect(toMap(aud -> aud, aud -> Spoiled.with(door, "aud", Json.text(aud)))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A041: aud nearly right")
    void nearlyTheAudienceThenRefused(Door door) {
        String own = door.audience();
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
                own + "," + door.next().audience(),
                own + " " + door.next().audience(),
                own.replace('e', '\uff45'),
                own + "\u200b");
        door.refuses(near.collect(toMap(aud -> "aud " + aud, aud -> Spoiled.with(door, "aud", Json.text(aud)))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A042: sub missing, empty, null, of another type")
    void subjectMissingOrNoTextThenRefused(Door door) {
        door.refuses(Spoiled.inEachForm(door, "sub", "\"\"", "null", "1", "[]", "{}", "true"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A044: jti missing, null, of another type or form")
    void tokenIdMissingOrMalformedThenRefused(Door door) {
        door.refuses(Spoiled.inEachForm(
                door, "jti", "null", "\"\"", "1", "[]", Json.text("x".repeat(65)), "\"a b\"", "\"a+b\"", "\"\u00e9\""));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A045: jti or sid with SQL, NUL, 64 KiB")
    void tokenOrSessionIdAsInjectionThenRefused(Door door) {
        int before = door.office().node().log().length();
        for (String claim : List.of("jti", "sid")) {
            door.refuses(Stream.of("' or '1'='1", "x'; drop table session; --", "\0", "a\0b", "\"", "\ud800")
                    .collect(toMap(
                            id -> claim + " " + id.codePointAt(0) + id.length(),
                            id -> Spoiled.with(door, claim, escaped(id)))));
            door.refusesOrFindsTooBig(Map.of(
                    claim + " of 64 KiB", Spoiled.with(door, claim, Json.text("x".repeat(64 * 1024)))));
        }
        assertThat(door.office().node().log().substring(before)).doesNotContain("SQLException", "PSQLException");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A046: groups of another shape; an admin group written into an issued token")
    void groupsOfOtherShapeOrAlteredThenRefused(Door door) {
        TokenText issued = TokenText.of(door.office()
                .login(door.office().hire(door.audience()), door.audience())
                .access());
        ObjectNode altered = issued.claimsJson();
        altered.putArray("groups").add("admin");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(
                "altered, old signature", issued.withClaims(altered.toString()).compact());
        for (String groups :
                new String[] {"\"admin\"", "{\"admin\":true}", "[[\"admin\"]]", "[\"user\",[\"admin\"]]", "[1]"}) {
            tokens.put("groups " + groups, Spoiled.with(door, "groups", groups));
        }
        door.refuses(tokens);
    }

    @Test
    @DisplayName("A047: roles that nobody defined are never admin")
    void undefinedRoleThenNeverAdmin() {
        Office office = Office.open();
        for (Door door : Door.values()) {
            for (String role :
                    List.of("Admin", "ADMIN", " admin", "admin ", "administrator", "root", "*", "\uff41dmin")) {
                String token = Spoiled.with(door, "groups", Json.text(List.of(role)));
                String path = door == Door.SERVER ? "/api/server/users" : "/api/other/products";
                Refusal.assertForbidden(office.post(path, "{}", token));
            }
        }
    }

    @Test
    @DisplayName("A048: scope as an array, or with other white space, opens nothing")
    void scopeOfOtherShapeThenNoWiderAccess() {
        Office office = Office.open();
        for (String scope : List.of("[\"orders.read\"]", "\"a\\torders.read\"", "\"a\\norders.read\"", "{}", "1")) {
            Refusal.assertInvalidToken(
                    "scope " + scope, office.get("/api/server/me", Spoiled.with(Door.SERVER, "scope", scope)));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A049: claims that are no object, or an empty one")
    void claimsNotAnObjectThenRefused(Door door) {
        String good = door.claims().toString();
        door.refuses(Stream.of("{}", "[]", "null", "\"null\"", "", "1", "[" + good + "]", good + good, good + " x", "{")
                .collect(toMap(claims -> "claims " + claims, claims -> Spoiled.signed(door, claims))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A050: look-alike names in place of the true ones")
    void lookAlikeClaimNameThenRefused(Door door) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String claim : List.of("exp", "iss", "aud", "sub", "iat", "jti")) {
            String value = door.claims().path(claim).toString();
            for (String name : List.of(
                    claim + " ", " " + claim, claim.toUpperCase(Locale.ROOT), claim + "\\u0000", claim + "\\u200b")) {
                String rest = door.claims().without(claim).toString();
                tokens.put(name, Spoiled.signed(door, "{\"" + name + "\":" + value + "," + rest.substring(1)));
            }
        }
        door.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-09: a claim twice, also with an escape in its name; a BOM; no UTF-8")
    void claimTwiceOrOtherEncodingThenRefused(Door door) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String claim : List.of("exp", "aud", "sub", "groups")) {
            ObjectNode good = door.claims();
            String member = "\"" + claim + "\":" + good.path(claim);
            tokens.put(
                    claim + " twice",
                    Spoiled.signed(door, "{" + member + "," + good.toString().substring(1)));
        }
        String good = door.claims().toString();
        tokens.put("escaped name", Spoiled.signed(door, "{\"\\u0061ud\":\"gone\"," + good.substring(1)));
        tokens.put("BOM", Spoiled.signed(door, "\uFEFF" + good));
        SigningKey key = door.forged();
        byte[] header = key.header().getBytes(StandardCharsets.UTF_8);
        tokens.put("UTF-16", key.token(header, good.getBytes(StandardCharsets.UTF_16)));
        byte[] latin = good.replaceFirst("\\{", "{\"x\":\"\u00e9\",").getBytes(StandardCharsets.ISO_8859_1);
        tokens.put("Latin-1", key.token(header, latin));
        door.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A051: a claim of 1 MB, 10,000 claims")
    void hugeClaimsThenRefused(Door door) {
        String many =
                IntStream.range(0, 10_000).mapToObj(i -> "\"m" + i + "\":1,").collect(Collectors.joining());
        door.refusesOrFindsTooBig(Map.of(
                "1 MB", Spoiled.with(door, "x", Json.text("x".repeat(1 << 20))),
                "10,000 claims",
                        Spoiled.signed(
                                door, "{" + many + door.claims().toString().substring(1))));
    }

    /** JSON text with every character outside plain ASCII escaped, so that NUL and lone surrogates can be written. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 0x20 || c > 0x7E || c == '"' ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
