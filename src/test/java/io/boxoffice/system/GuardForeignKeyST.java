package io.boxoffice.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack cases A009 to A016: a token never says which key it is to be verified with, other than by a known kid. */
class GuardForeignKeyST {
    private static final SigningKey ATTACKER = SigningKey.generate();

    @ParameterizedTest
    @EnumSource
    @DisplayName("A009: an embedded jwk with a matching signature, or beside a true one")
    void embeddedKeyThenRefused(Api api) {
        Object jwk = ATTACKER.key().toPublicJWK().toJSONObject();
        String claims = api.claims().toString();
        api.refuses(Map.of(
                "attacker's kid", ATTACKER.token(ATTACKER.headerWith("jwk", jwk), claims),
                "trusted kid", ATTACKER.token(api.forged().headerWith("jwk", jwk), claims),
                "no kid", ATTACKER.token(Json.object("alg", "RS256", "typ", "at+jwt", "jwk", jwk), claims),
                "K", api.forged().token(api.forged().headerWith("jwk", jwk), claims)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A010: jku to a listener with a good-looking key set")
    void keySetUrlThenRefusedAndNeverFetched(Api api) {
        assertNeverFetched(api, "jku", ATTACKER.key());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A011: x5u likewise; x5c with a self-signed chain; x5t alone")
    void certificateInHeaderThenRefusedAndNeverFetched(Api api, @TempDir Path scratch) {
        assertNeverFetched(api, "x5u", ATTACKER.key());
        SelfSigned pair = SelfSigned.make(scratch);
        String claims = api.claims().toString();
        api.refuses(Map.of(
                "x5c", pair.token(pair.header(api.forged().kid(), "x5c", List.of(pair.certificate())), claims),
                "x5c without kid", pair.token(pair.header("", "x5c", List.of(pair.certificate())), claims),
                "x5t", pair.token(pair.header(api.forged().kid(), "x5t", pair.thumbprint("SHA-1")), claims),
                "x5t#S256", pair.token(pair.header("", "x5t#S256", pair.thumbprint("SHA-256")), claims)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A012: jku in other schemes and around the real issuer's URL")
    void keySetUrlInOtherSchemesThenRefused(Api api) {
        String issuer = api.boxoffice().issuer();
        String jwks = issuer + "/.well-known/jwks.json";
        String claims = api.claims().toString();
        Stream<String> urls = Stream.of(
                "file:///etc/passwd",
                "jar:file:///tmp/x.jar!/jwks.json",
                "ldap://127.0.0.1/x",
                "gopher://127.0.0.1/x",
                jwks,
                jwks + "#@127.0.0.1",
                issuer.replace("https://", "https://user@"),
                "https://127.0.0.1@localhost/jwks.json",
                issuer + ".example/jwks.json",
                "//127.0.0.1/jwks",
                "");
        Map<String, String> tokens = new LinkedHashMap<>();
        urls.forEach(url -> {
            tokens.put("foreign " + url, ATTACKER.token(ATTACKER.headerWith("jku", url), claims));
            tokens.put("K " + url, api.forged().token(api.forged().headerWith("jku", url), claims));
        });
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A013: kid as a path, with HS256 over an empty key")
    void kidAsPathThenRefused(Api api) {
        Stream<String> kids = Stream.of(
                "../../../../dev/null", "/dev/null", "../../../../../etc/hostname", "file:///dev/null", "tls.pem");
        api.refuses(kids.collect(toMap(kid -> kid, kid -> signedWithNothing(kid, api))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A014: kid as SQL, LDAP filter, command")
    void kidAsInjectionThenRefusedAndNothingLogged(Api api) {
        Stream<String> kids = Stream.of(
                "' or '1'='1",
                "x' union select null,null --",
                "x'; drop table signing_key; --",
                "\"",
                "\\",
                "%",
                "*)(uid=*))(|(uid=*",
                "$(touch /tmp/x)",
                "`id`",
                "|id",
                "${jndi:ldap://127.0.0.1/x}",
                "a\nb",
                "\0");
        String claims = api.claims().toString();
        int before = api.boxoffice().node().log().length();
        api.refuses(kids.collect(toMap(kid -> kid, kid -> ATTACKER.token(headerWithKid(kid), claims))));
        assertThat(api.boxoffice().node().log().substring(before))
                .doesNotContain("SQLException", "PSQLException", "Error");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A015: kid missing, null, of another type, empty, over-long")
    void kidMissingOrMalformedThenRefused(Api api) {
        String claims = api.claims().toString();
        SigningKey key = api.forged();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("missing", key.token(Json.object("alg", "RS256", "typ", "at+jwt"), claims));
        Stream.of("null", "1", "{}", "[]", "\"\"", "[\"" + key.kid() + "\"]", "\" " + key.kid() + "\"")
                .forEach(kid -> tokens.put(kid, key.token(headerWithKidJson(kid), claims)));
        tokens.put("65 characters", key.token(headerWithKid("k".repeat(65)), claims));
        api.refuses(tokens);
        api.refusesOrFindsTooBig(Map.of("1 MB", key.token(headerWithKid("k".repeat(1 << 20)), claims)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A016: kid of a retiring key under a signature of another")
    void kidOfTrustedKeyWithForeignSignatureThenRefused(Api api) {
        TokenText good = api.good();
        api.refuses("retiring", good.withSignature(ATTACKER.sign(good.signed())).compact());
        TokenText issued = api.issued();
        api.refuses(
                "active", issued.withSignature(ATTACKER.sign(issued.signed())).compact());
        api.refuses(
                "other trusted key",
                issued.withSignature(api.forged().sign(issued.signed())).compact());
    }

    private static void assertNeverFetched(Api api, String member, RSAKey served) {
        try (Listener listener = Listener.serving(new JWKSet(served.toPublicJWK()).toString())) {
            String claims = api.claims().toString();
            SigningKey forged = api.forged();
            api.refuses(Map.of(
                    "attacker's kid", ATTACKER.token(ATTACKER.headerWith(member, listener.url()), claims),
                    "trusted kid", ATTACKER.token(forged.headerWith(member, listener.url()), claims),
                    "K", forged.token(forged.headerWith(member, listener.url()), claims)));
            assertThat(listener.connections()).isZero();
        }
    }

    private static String headerWithKid(String kid) {
        return Json.object("alg", "RS256", "typ", "at+jwt", "kid", kid);
    }

    private static String headerWithKidJson(String json) {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":" + json + "}";
    }

    private static String signedWithNothing(String kid, Api api) {
        try {
            TokenText token = api.issued().withHeader(Json.object("alg", "HS256", "typ", "at+jwt", "kid", kid));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
            return token.withSignature(mac.doFinal(token.signed())).compact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
