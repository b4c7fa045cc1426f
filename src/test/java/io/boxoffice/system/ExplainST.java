package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/server/tokens/explain}: it says of a token what {@code guard} does, and keeps nothing of it. */
class ExplainST {
    private static final List<String> REST = List.of("binding", "resource", "permission", "recent_login");

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Explanations explanations = new Explanations(boxoffice);

    @Test
    void goodTokenAtItsPathThenAcceptedAndShown() {
        String token = Api.OTHER.issued().compact();
        JsonNode told = explanations.of("token", token, "method", "GET", "path", "/api/other/user");

        assertThat(told.path("kind").stringValue()).isEqualTo("access_token");
        assertThat(told.path("accepted").booleanValue()).isTrue();
        assertThat(told.path("refused_by").isNull()).isTrue();
        assertThat(Explanations.with(told, "failed")).isEmpty();
        assertThat(Explanations.with(told, "not_reached")).isEmpty();
        assertThat(Explanations.with(told, "not_applicable")).contains("proof", "recent_login");
        assertThat(told.path("claims")).isEqualTo(TokenText.of(token).claimsJson());
        assertThat(told.path("header").path("typ").stringValue()).isEqualTo("at+jwt");
        assertThat(told.toString()).doesNotContain(token.substring(token.lastIndexOf('.')));
    }

    @Test
    void goodTokenAloneThenNoPathIsAsked() {
        JsonNode told = explanations.of("token", Api.OTHER.issued().compact());

        assertThat(told.path("accepted").booleanValue()).isTrue();
        assertThat(Explanations.with(told, "not_applicable"))
                .contains("path_audience")
                .containsAll(REST);
    }

    @Test
    void refusedAtAPathThenAsTheCallIsAnswered() {
        Person person = boxoffice.createUser("other");
        String token = boxoffice.login(person, "other").access();

        explanations.assertAsAnswered(token, "/api/server/me", boxoffice.get("/api/server/me", token));
        explanations.assertAsAnswered(token, "/api/other/orders", boxoffice.get("/api/other/orders", token));
        JsonNode nowhere = explanations.of("token", token, "path", "/api/other/nowhere");
        assertThat(nowhere.path("refused_by").stringValue()).isEqualTo("resource");
        assertThat(nowhere.path("status").intValue())
                .isEqualTo(boxoffice.get("/api/other/nowhere", token).status());
        JsonNode put = explanations.of("token", token, "method", "PUT", "path", "/api/other/user");
        assertThat(put.path("status").intValue()).isEqualTo(405);
    }

    /** RFC 9470: a method that asks for a login of lately. */
    @Test
    void loginOfLongAgoThenAsTheCallIsAnswered() {
        ObjectNode claims = Api.SERVER.claims();
        claims.put("auth_time", claims.path("iat").longValue() - 3_000);
        String token = Api.SERVER.forged().token(claims);
        String path = "/api/server/me/factors/totp";

        Answer answer = boxoffice.post(path, "", token);
        JsonNode told = explanations.of("token", token, "method", "POST", "path", path);
        assertThat(told.path("www_authenticate").stringValue()).isEqualTo(answer.header("WWW-Authenticate"));
        assertThat(told.path("refused_by").stringValue()).isEqualTo("recent_login");
    }

    @Test
    void revokedThenByWhatAndTheUserWhoIsGone() {
        Person person = boxoffice.createUser("other");
        String token = boxoffice.login(person, "other").access();
        boxoffice
                .delete(
                        "/api/server/users/" + person.id(),
                        boxoffice.admin("server").access())
                .hasStatus(204);

        explanations.assertAsAnswered(token, "/api/other/user", boxoffice.get("/api/other/user", token));
        JsonNode told = explanations.of("token", token);
        assertThat(told.path("refused_by").stringValue()).isEqualTo("revoked");
        assertThat(Explanations.line(told, "revoked").path("detail").stringValue())
                .startsWith("revoked by its ");
        assertThat(Explanations.verdict(told, "user")).isEqualTo("failed");
        assertThat(Explanations.verdict(told, "client")).isEqualTo("passed");
    }

    @Test
    void expiredThenByHowMuch() {
        ObjectNode claims = Api.OTHER.claims();
        claims.put("sub", UUID.randomUUID().toString()) // other tests revoke what their user had before
                .put("sid", UUID.randomUUID().toString())
                .put("iat", claims.path("iat").longValue() - 600)
                .put("exp", claims.path("exp").longValue() - 600);
        JsonNode told = explanations.of("token", Api.OTHER.forged().token(claims));

        assertThat(told.path("refused_by").stringValue()).isEqualTo("expires");
        assertThat(Explanations.line(told, "expires").path("detail").stringValue())
                .contains(" s ago");
    }

    @Test
    @DisplayName("A191: of what nobody here has signed nothing is repeated")
    void rubbishThenNothingOfItIsRepeated() {
        String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
        SigningKey stranger = SigningKey.generate();
        String token = stranger.token(
                Json.object("alg", "RS256", "typ", "at+jwt", "kid", mark),
                Api.OTHER.claims().put("seat", mark).toString());
        for (String text : List.of(token, mark, mark + ".a.b", token.replace('.', ' '))) {
            Answer answer =
                    explanations.ask("token", text, "path", "/api/other/user").hasStatus(200);
            assertThat(answer.body()).doesNotContain(mark);
            assertThat(answer.json().path("claims").isNull()).isTrue();
            assertThat(answer.json().path("header").isNull()).isTrue();
        }
        assertThat(explanations.of("token", token).path("kind").stringValue()).isEqualTo("jwt");
        assertThat(explanations.of("token", token).path("refused_by").stringValue())
                .isEqualTo("key");
    }

    @Test
    @DisplayName("A191: what is no access token is told by its shape, and not used up")
    void otherKindsThenNamedAndStillGood() {
        Person person = boxoffice.createUser("other");
        Tokens tokens = boxoffice.login(person, "other");

        assertThat(kind(tokens.refresh())).isEqualTo("refresh_token");
        boxoffice.tryRefresh(tokens.refresh()).hasStatus(200);
        assertThat(kind("A".repeat(43))).isEqualTo("opaque");
        assertThat(kind("bo_cs_" + "A".repeat(43))).isEqualTo("client_secret");
        assertThat(kind("rubbish")).isEqualTo("unknown");
        BoundToken bound = BoundToken.of(boxoffice, Api.OTHER.forged());
        assertThat(kind(bound.proof(boxoffice))).isEqualTo("dpop_proof");
    }

    @Test
    @DisplayName("DP-03: a proof is judged and not used up")
    void boundTokenThenItsProofStaysGood() {
        BoundToken bound = BoundToken.of(boxoffice, Api.OTHER.forged());
        String proof = bound.proof(boxoffice);
        for (int time = 0; time < 2; time++) {
            JsonNode told = explanations.of("token", bound.text(), "path", BoundToken.PATH, "dpop", proof);
            assertThat(told.path("accepted").booleanValue()).isTrue();
            assertThat(Explanations.verdict(told, "proof_key")).isEqualTo("passed");
        }
        bound.present(boxoffice, proof).hasStatus(200);

        explanations.assertAsAnswered(bound.text(), BoundToken.PATH, boxoffice.get(BoundToken.PATH, bound.text()));
        String foreign = ProofKey.generate().proof("GET", BoundToken.url(boxoffice), bound.text());
        JsonNode other = explanations.of("token", bound.text(), "path", BoundToken.PATH, "dpop", foreign);
        assertThat(other.path("refused_by").stringValue()).isEqualTo("proof_key");
        assertThat(other.path("www_authenticate").stringValue())
                .isEqualTo(bound.present(boxoffice, foreign).header("WWW-Authenticate"));
        JsonNode bad = explanations.of("token", bound.text(), "method", "POST", "path", BoundToken.PATH, "dpop", proof);
        assertThat(bad.path("refused_by").stringValue()).isEqualTo("proof");
        assertThat(Explanations.line(bad, "proof").path("detail").stringValue()).isEqualTo("htm");
    }

    @Test
    @DisplayName("A190: a megabyte, and a token of 60 KiB")
    void muchTextThenRefusedOrTooLong() {
        explanations.ask("token", "a".repeat(1 << 20)).isProblem(413);
        assertThat(explanations
                        .of("token", "a".repeat(60_000))
                        .path("refused_by")
                        .stringValue())
                .isEqualTo("size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\":\"\"}",
                "{\"token\":\" \"}",
                "{\"token\":1}",
                "{\"token\":\"a\",\"method\":\"GET\"}",
                "{\"token\":\"a\",\"dpop\":\"a\"}",
                "{\"token\":\"a\",\"path\":\"\"}",
                "{\"token\":\"a\",\"path\":\"api/other/user\"}",
                "{\"token\":\"a\",\"path\":\"/api/other/user?x=1\"}",
                "{\"token\":\"a\",\"path\":\"/api/other/../server/me\"}",
                "{\"token\":\"a\",\"path\":\"/oauth2/token\"}",
                "{\"token\":\"a\",\"path\":\"/api/other/user\",\"method\":\"get\"}",
                "{\"token\":\"a\",\"path\":\"/api/other/user\",\"more\":1}"
            })
    void questionThatCannotBeReadThenBadRequest(String json) {
        boxoffice
                .post(Explanations.PATH, json, boxoffice.admin("server").access())
                .isProblem(400);
    }

    @Test
    @DisplayName("A191: somebody else's token is told to administrators alone, and the audit says who asked")
    void tokenOfAnotherThenTheAuditSaysWhoAskedAndNotWhat() {
        Person person = boxoffice.createUser("other", "server");
        Tokens tokens = boxoffice.login(person, "other");
        Refusal.assertForbidden(boxoffice.post(
                Explanations.PATH,
                Json.object("token", Api.OTHER.issued().compact()),
                boxoffice.login(person, "server").access()));

        explanations.of("token", tokens.access());
        Trail trail = new Trail(boxoffice);
        JsonNode event = trail.await("?type=token_explained&user_id=" + person.id(), Trail.with("jti", tokens.jti()));
        Trail.assertTells(event, "reason", "passed", "actor_name", "admin", "target_name", person.username());
        assertThat(trail.page("?type=token_explained&limit=200").toString())
                .doesNotContain(tokens.access().substring(tokens.access().lastIndexOf('.')));
    }

    private String kind(String text) {
        JsonNode told = explanations.of("token", text);
        assertThat(told.path("accepted").booleanValue()).isFalse();
        return told.path("kind").stringValue();
    }
}
