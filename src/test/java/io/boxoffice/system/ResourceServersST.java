package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Services elsewhere, each made of another maker's library and configured as {@code docs/resource-servers.md} says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceServersST {
    private static final String SCOPE = "seats.read";

    /** No library reads a key set twice within this time. */
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(350);

    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);
    private final String audience = audience();
    private final Person person = boxoffice.hireWith(
            Json.map("audiences", List.of(audience, "server"), "scopes", Map.of(audience, List.of(SCOPE))));
    private final SigningKey forger = boxoffice.importKey(audience);

    private String audience() {
        String name = "seats-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", name, "scopes", List.of(SCOPE)))
                .hasStatus(201);
        return name;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a token of its audience is let in, and says who it is of and what they may")
    void rightAudienceThenAdmittedWithItsClaims(Library library) {
        try (ResourceServer server = server(library)) {
            assertThat(server.look(login().access()))
                    .isEqualTo(new Verdict.Admitted(person.id(), Set.of("user"), SCOPE));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a token of another audience is refused, and also one under a key of its own audience")
    void otherAudienceThenRefused(Library library) {
        try (ResourceServer server = server(library)) {
            assertRefused(
                    server,
                    Map.of(
                            "issued", boxoffice.login(person, "server").access(),
                            "server", forged(claims -> claims.put("aud", "server")),
                            "a part", forged(claims -> claims.put("aud", "seats")),
                            "more", forged(claims -> claims.put("aud", audience + "x")),
                            "none", forged(claims -> claims.remove("aud"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("issuer, type, algorithm, key, signature and times: each is looked at")
    void oneThingWrongThenRefused(Library library) {
        String claims = claims().toString();
        SigningKey stranger = SigningKey.generate();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("issuer", forged(it -> it.put("iss", "https://elsewhere.example")));
        tokens.put("issuer with a slash", forged(it -> it.put("iss", boxoffice.issuer() + "/")));
        tokens.put("no issuer", forged(it -> it.remove("iss")));
        tokens.put("typ JWT", forger.token(forger.headerWith("typ", "JWT"), claims));
        tokens.put("typ of a status list", forger.token(forger.headerWith("typ", "statuslist+jwt"), claims));
        tokens.put("no typ", forger.token(Json.object("alg", "RS256", "kid", forger.kid()), claims));
        tokens.put("alg none", unsigned("none", claims).compact());
        tokens.put("alg none, signed", relabelled("none", claims));
        tokens.put("alg RS512", relabelled("RS512", claims));
        publicKey().forEach((form, secret) -> tokens.put("alg HS256, " + form, hmac(secret, claims)));
        tokens.put("a stranger's key", stranger.token(stranger.header(), claims));
        tokens.put("a stranger's signature", stranger.token(forger.header(), claims));
        tokens.put("expired", forged(it -> it.put("exp", now() - 10)));
        tokens.put("no end", forged(it -> it.remove("exp")));
        try (ResourceServer server = server(library)) {
            assertRefused(server, tokens);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a rotation goes unnoticed: tokens of the new key are let in, those of the old one still are")
    void rotatedThenBothKeysAdmitted(Library library) {
        try (ResourceServer server = server(library)) {
            Tokens before = login();
            assertAdmitted(server, before.access());
            boxoffice.importKey(audience, SigningKey.generate(), "active").hasStatus(201);
            Boxoffice.pause(BETWEEN_READINGS);
            Tokens after = login();
            assertThat(after.kid()).isNotEqualTo(before.kid());
            assertAdmitted(server, after.access());
            assertAdmitted(server, before.access());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "a key is revoked: tokens of its successor are let in at once, its own by no one who reads the key set anew")
    void keyRevokedThenItsSuccessorAdmitted(Library library) {
        Tokens before = login();
        try (ResourceServer server = server(library)) {
            assertAdmitted(server, before.access());
            adminKeys.revoke(before.kid(), "copied by a thief").hasStatus(204);
            Boxoffice.pause(BETWEEN_READINGS);
            assertAdmitted(server, login().access());
        }
        try (ResourceServer server = server(library)) {
            assertRefused(server, Map.of("its key is revoked", before.access()));
        }
    }

    private ResourceServer server(Library library) {
        Optional<ResourceServer> server = library.server(boxoffice, audience);
        assumeTrue(server.isPresent(), library + " is not installed");
        return server.orElseThrow();
    }

    /** Refused each, by one who lets a good token of the same hand in. */
    private void assertRefused(ResourceServer server, Map<String, String> tokens) {
        assertAdmitted(server, forged(claims -> {}));
        assertSoftly(softly -> tokens.forEach((variant, token) ->
                softly.assertThat(server.look(token)).as(variant).isInstanceOf(Verdict.Refused.class)));
    }

    private static void assertAdmitted(ResourceServer server, String token) {
        assertThat(server.look(token)).isInstanceOf(Verdict.Admitted.class);
    }

    private Tokens login() {
        return boxoffice.login(person, audience);
    }

    private ObjectNode claims() {
        return login().accessText()
                .claimsJson()
                .put("jti", Api.jti())
                .put("iat", now() - 60)
                .put("exp", now() + 300);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    /** A token that is good but for this, under a key that is published for the audience. */
    private String forged(Consumer<ObjectNode> spoil) {
        ObjectNode claims = claims();
        spoil.accept(claims);
        return forger.token(claims);
    }

    private TokenText unsigned(String alg, String claims) {
        return new TokenText(TokenText.encode(forger.headerWith("alg", alg)), TokenText.encode(claims), "");
    }

    private String relabelled(String alg, String claims) {
        TokenText text = unsigned(alg, claims);
        return text.withSignature(forger.sign(text.signed())).compact();
    }

    private String hmac(byte[] secret, String claims) {
        try {
            TokenText text = unsigned("HS256", claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return text.withSignature(mac.doFinal(text.signed())).compact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, byte[]> publicKey() {
        try {
            byte[] der = forger.key().toRSAPublicKey().getEncoded();
            return Map.of("DER", der, "PEM", SigningKey.pem("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
