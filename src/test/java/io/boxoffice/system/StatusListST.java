package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /statuslists/{id}}: revocation for verifiers elsewhere (Token Status List 5.1, 6.2, 8.2). */
class StatusListST {
    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final int BYTES = (1 << 21) / 8;
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String audience = audience();
    private final Person person = boxoffice.createUser(audience, "server");

    @Test
    @DisplayName("the claim of the draft, accepted here; other audiences' tokens have none")
    void switchedOnThenTheClaimInItsTokensOnly() {
        JsonNode reference = reference(boxoffice.login(person, audience));
        assertThat(Json.names(reference)).containsExactlyInAnyOrder("idx", "uri");
        assertThat(reference.path("idx").asInt()).isBetween(0, (1 << 21) - 1);
        assertThat(reference.path("uri").stringValue()).matches(boxoffice.issuer() + "/statuslists/[1-9][0-9]*");
        Tokens server = boxoffice.login(person, "server");
        assertThat(server.accessText().claimsJson().has("status")).isFalse();
        assertThat(boxoffice.admin("other").accessText().claimsJson().has("status"))
                .isFalse();
    }

    @Test
    void tokenWithTheClaimThenAdmittedAndNotShownAsAnOwnOne() {
        boxoffice.send(patch("other", true)).hasStatus(200);
        try {
            Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
            assertThat(reference(tokens).has("idx")).isTrue();
            boxoffice.get("/api/other/user", tokens.access()).hasStatus(200);
        } finally {
            boxoffice.send(patch("other", false)).hasStatus(200);
        }
    }

    @Test
    void listThenSignedWithTheKeyOfItsAudienceAndWholeLength() throws Exception {
        Tokens tokens = boxoffice.login(person, audience);
        Answer answer = boxoffice.get(path(tokens)).hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo("application/statuslist+jwt");
        assertThat(answer.header("Cache-Control")).contains("public", "max-age=5");
        JWSObject list = JWSObject.parse(answer.body());
        RSAKey key = (RSAKey) Published.keys(boxoffice, Published.of(audience))
                .getKeyByKeyId(list.getHeader().getKeyID());
        assertThat(list.verify(new RSASSAVerifier(key))).isTrue();
        TokenText text = TokenText.of(answer.body());
        assertThat(Json.names(text.headerJson())).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(text.headerJson().path("typ").stringValue()).isEqualTo("statuslist+jwt");
        JsonNode claims = text.claimsJson();
        assertThat(Json.names(claims)).containsExactlyInAnyOrder("sub", "iat", "exp", "ttl", "status_list");
        assertThat(claims.path("sub")).isEqualTo(reference(tokens).path("uri"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        assertThat(Instant.now().getEpochSecond() - claims.path("iat").asLong()).isBetween(0L, 3L);
        assertThat(claims.path("ttl").asInt()).isEqualTo(5);
        assertThat(claims.path("status_list").path("bits").asInt()).isEqualTo(1);
        assertThat(bytes(answer)).hasSize(BYTES);
    }

    /** RFC 8725 3.11: what is signed with the key of an audience is not yet a token of it. */
    @Test
    void listPresentedAsATokenThenRefused() {
        String list = boxoffice.get(path(boxoffice.login(person, audience))).body();
        Refusal.assertInvalidToken("list", boxoffice.get("/api/server/me", list));
    }

    @Test
    void sessionRevokedThenItsBitAndNoOther() {
        Tokens revoked = boxoffice.login(person, audience);
        Tokens good = boxoffice.login(person, audience);
        assertThat(bit(revoked)).isZero();
        revoke("session", sid(revoked), "now()");
        assertSoonRevoked(revoked);
        assertThat(bit(good)).isZero();
        Tokens refreshed = boxoffice.refresh(good);
        assertThat(bit(refreshed)).isZero();
        assertThat(reference(refreshed)).isNotEqualTo(reference(good));
    }

    @Test
    void tokenRevokedThenItsBitAndNotThatOfItsSuccessor() {
        Tokens revoked = boxoffice.login(person, audience);
        Tokens successor = boxoffice.refresh(revoked);
        revoke("jti", revoked.accessText().claimsJson().path("jti").stringValue(), "now()");
        assertSoonRevoked(revoked);
        assertThat(bit(successor)).isZero();
    }

    /** The millisecond in the session's id decides. */
    @Test
    void userRevokedThenSessionsUpToThatMillisecond() {
        Tokens before = boxoffice.login(person, audience);
        Boxoffice.pause(Duration.ofMillis(5));
        Tokens after = boxoffice.login(person, audience);
        long millis = UUID.fromString(sid(before)).getMostSignificantBits() >>> 16;
        revoke("user", person.id(), "to_timestamp(" + millis + " / 1000.0)");
        assertSoonRevoked(before);
        assertThat(bit(after)).isZero();
    }

    /** The list cannot be built before these are read: a value of another kind must not break it. */
    @Test
    void revocationsOfOtherShapesThenNoHarm() {
        Tokens tokens = boxoffice.login(person, audience);
        revoke("jti", "no uuid", "now()");
        Boxoffice.pause(Duration.ofMillis(1200));
        assertThat(bit(tokens)).isZero();
        revoke("session", sid(tokens), "now()");
        assertSoonRevoked(tokens);
    }

    @Test
    void manyLoginsAtOnceThenAnIndexEach() {
        Person other = boxoffice.createUser(audience);
        Set<Integer> indexes = new HashSet<>(IntStream.range(0, 12)
                .parallel()
                .mapToObj(i ->
                        reference(boxoffice.login(other, audience)).path("idx").asInt())
                .toList());
        assertThat(indexes).hasSize(12);
    }

    @Test
    void listWithItsETagThenNotModified() {
        String path = path(boxoffice.login(person, audience));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String tag = boxoffice.get(path).hasStatus(200).header("ETag");
            statuses.add(boxoffice
                    .send(boxoffice.request(path).header("If-None-Match", "W/" + tag))
                    .status());
        }
        assertThat(statuses).contains(304).isSubsetOf(200, 304);
        boxoffice.send(boxoffice.request(path).header("If-None-Match", "\"x\"")).hasStatus(200);
    }

    @Test
    void askedOftenThenBuiltAboutOnceASecond() {
        String path = path(boxoffice.login(person, audience));
        Set<String> tags = new HashSet<>();
        Instant end = Instant.now().plusSeconds(2);
        while (Instant.now().isBefore(end)) {
            tags.add(boxoffice.get(path).hasStatus(200).header("ETag"));
        }
        assertThat(tags).hasSizeBetween(1, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "999999999", "99999999999999999999", "-1", "01", "1.0", "x", "1%00", "%2e%2e", "'", "1/2"})
    void unknownOrMalformedIdThenNotFound(String id) {
        assertThat(boxoffice.raw("GET", "/statuslists/" + id).status()).isIn(400, 404);
    }

    @Test
    void switchedOffAgainThenNoClaimAndTheListStays() {
        Tokens tokens = boxoffice.login(person, audience);
        boxoffice.send(patch(audience, false)).hasStatus(200);
        assertThat(boxoffice.login(person, audience).accessText().claimsJson().has("status"))
                .isFalse();
        assertThat(bit(tokens)).isZero();
    }

    @Test
    @DisplayName("while the database is frozen the last list serves, within 3 s")
    void databaseFrozenThenTheLastList() {
        Tokens tokens = boxoffice.login(person, audience);
        assertThat(bit(tokens)).isZero();
        List<ProcessHandle> frozen = boxoffice.node().database();
        Node.signal("STOP", frozen);
        try {
            Boxoffice.pause(Duration.ofMillis(1100));
            for (int i = 0; i < 3; i++) {
                Instant start = Instant.now();
                assertThat(bit(tokens)).isZero();
                assertThat(Duration.between(start, Instant.now())).isLessThan(WITHIN);
            }
        } finally {
            Node.signal("CONT", frozen);
        }
        boxoffice.wellAgain();
    }

    /** Before 13.3's time has come, an index is not given to another. */
    @Test
    void rowOfAnExpiredTokenThenKeptUntilEveryListIsForgotten() {
        Tokens tokens = boxoffice.login(person, audience);
        int index = reference(tokens).path("idx").asInt();
        String list = path(tokens).substring("/statuslists/".length());
        boxoffice
                .database()
                .run("UPDATE status_index SET expires_at = now() - interval '90 seconds' WHERE list = " + list
                        + " AND idx = " + index);
        revoke("session", sid(tokens), "now()");
        Boxoffice.pause(Duration.ofMillis(1200));
        assertThat(bit(tokens)).as("of a token that has expired for everyone").isZero();
        assertThat(boxoffice
                        .database()
                        .count("SELECT count(*) FROM status_index WHERE list = " + list + " AND idx = " + index))
                .as("the row is kept")
                .isEqualTo(1);
    }

    /** Anybody may read the list, and would try guesses on what signs it. */
    @Test
    void sharedSecretThenNoStatusList() {
        String path = "/api/server/audiences";
        String name = "list-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin(path, Json.object("name", name, "status_list", true, "signing_alg", "HS256"))
                .isProblem(400);
        String listed = audience();
        boxoffice.send(patch(listed, Json.object("signing_alg", "HS256"))).isProblem(400);
        boxoffice
                .asAdmin(
                        AdminKeys.PATH,
                        Json.object(
                                "audience",
                                listed,
                                "jwk",
                                AnyKey.generate("HS256").jwk(),
                                "state",
                                "announced"))
                .isProblem(400);
        boxoffice
                .asAdmin(path, Json.object("name", name, "signing_alg", "HS256"))
                .hasStatus(201);
        boxoffice.send(patch(name, Json.object("status_list", true))).isProblem(400);
        boxoffice
                .send(patch(name, Json.object("status_list", true, "signing_alg", "RS256")))
                .isProblem(400);
        boxoffice.send(patch(name, Json.object("signing_alg", "RS256"))).hasStatus(200);
        new AdminKeys(boxoffice)
                .kids(name, "active")
                .forEach(kid -> new AdminKeys(boxoffice).revoke(kid, "a secret").hasStatus(204));
        boxoffice.send(patch(name, Json.object("status_list", true))).hasStatus(200);
    }

    private String audience() {
        String name = "list-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", name, "status_list", true))
                .hasStatus(201);
        return name;
    }

    private HttpRequest.Builder patch(String name, boolean on) {
        return patch(name, Json.object("status_list", on));
    }

    private HttpRequest.Builder patch(String name, String body) {
        String path = "/api/server/audiences/" + name;
        String admin = boxoffice.admin("server").access();
        return boxoffice
                .request(path)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .header("If-Match", boxoffice.get(path, admin).header("ETag"))
                .method("PATCH", BodyPublishers.ofString(body));
    }

    private void revoke(String kind, String value, String at) {
        boxoffice
                .database()
                .run("INSERT INTO revocation (kind, value, revoked_at, until, reason) VALUES ('" + kind + "', '" + value
                        + "', " + at + ", now() + interval '1 hour', 'a test') ON CONFLICT DO NOTHING");
    }

    private void assertSoonRevoked(Tokens tokens) {
        Instant end = Instant.now().plus(WITHIN);
        while (bit(tokens) == 0 && Instant.now().isBefore(end)) {
            Boxoffice.pause(Duration.ofMillis(100));
        }
        assertThat(bit(tokens)).isEqualTo(1);
    }

    private int bit(Tokens tokens) {
        int index = reference(tokens).path("idx").asInt();
        return (bytes(boxoffice.get(path(tokens)).hasStatus(200))[index / 8] >> (index % 8)) & 1;
    }

    private static byte[] bytes(Answer answer) {
        String lst = TokenText.of(answer.body())
                .claimsJson()
                .path("status_list")
                .path("lst")
                .stringValue();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(lst));
            byte[] bytes = new byte[BYTES];
            assertThat(inflater.inflate(bytes)).isEqualTo(BYTES);
            return bytes;
        } catch (DataFormatException malformed) {
            throw new AssertionError(malformed);
        } finally {
            inflater.end();
        }
    }

    private String path(Tokens tokens) {
        return reference(tokens)
                .path("uri")
                .stringValue()
                .substring(boxoffice.issuer().length());
    }

    private static String sid(Tokens tokens) {
        return tokens.accessText().claimsJson().path("sid").stringValue();
    }

    private static JsonNode reference(Tokens tokens) {
        return tokens.accessText().claimsJson().path("status").path("status_list");
    }
}
