package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** DP-01 to DP-03: what a token is worth that is bound to a key (RFC 9449), with its proof and without. */
class DpopST {
    private static final String BAD_PROOF =
            "DPoP realm=\"boxoffice\", error=\"invalid_dpop_proof\", algs=\"ES256 PS256 EdDSA\"";
    private static final String BAD_TOKEN =
            "DPoP realm=\"boxoffice\", error=\"invalid_token\", algs=\"ES256 PS256 EdDSA\"";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final SigningKey issuing = Api.OTHER.forged();
    private final BoundToken token = BoundToken.of(boxoffice, issuing);
    private final String url = BoundToken.url(boxoffice);

    @Test
    void proofOfItsKeyThenLetIn() {
        for (String scheme : List.of("DPoP", "dpop", "DPOP")) {
            token.present(boxoffice, scheme, List.of(token.proof(boxoffice))).hasStatus(200);
        }
    }

    @Test
    @DisplayName("A156: query, fragment and another spelling of the same URL")
    void sameUrlInAnotherSpellingThenLetIn() {
        for (String htu : List.of(url + "?a=b#c", url.replace("https://localhost", "HTTPS://LocalHost"))) {
            token.present(boxoffice, claimed(claims -> claims.put("htu", htu))).hasStatus(200);
        }
    }

    @Test
    @DisplayName("A154: no proof, two, an empty one, no JWT, five parts")
    void notOneProofThenRefused() {
        String proof = token.proof(boxoffice);
        refused("none", token.present(boxoffice), BAD_PROOF);
        refused("two", token.present(boxoffice, proof, token.proof(boxoffice)), BAD_PROOF);
        for (String text : List.of("", "x", "a.b.c", proof + ".e.f", proof + "=", proof + "," + proof)) {
            refused(text, token.present(boxoffice, text), BAD_PROOF);
        }
        token.present(boxoffice, proof).hasStatus(200);
    }

    @Test
    @DisplayName("A155, A156, A157, A158: each check by itself")
    void oneThingThatDoesNotHoldThenRefused() {
        long now = Instant.now().getEpochSecond();
        Map<String, String> proofs = new LinkedHashMap<>();
        for (String member : List.of("typ", "alg", "jwk")) {
            proofs.put("no " + member, headed(head -> head.remove(member)));
        }
        for (String claim : List.of("jti", "htm", "htu", "iat", "ath")) {
            proofs.put("no " + claim, claimed(claims -> claims.remove(claim)));
        }
        proofs.put("typ", headed(head -> head.put("typ", "JWT")));
        proofs.put("alg none", headed(head -> head.put("alg", "none")));
        proofs.put("alg HS256", headed(head -> head.put("alg", "HS256")));
        proofs.put("alg of another key", headed(head -> head.put("alg", "PS256")));
        proofs.put("crit", headed(head -> head.putArray("crit").add("exp")));
        proofs.put(
                "private",
                headed(head ->
                        head.set("jwk", Json.parseObject(token.key().key().toJSONString()))));
        proofs.put("htm", claimed(claims -> claims.put("htm", "get")));
        proofs.put("another path", claimed(claims -> claims.put("htu", url + "s")));
        proofs.put("another host", claimed(claims -> claims.put("htu", "https://elsewhere.example" + BoundToken.PATH)));
        proofs.put("too old", claimed(claims -> claims.put("iat", now - 62)));
        proofs.put("too early", claimed(claims -> claims.put("iat", now + 600)));
        proofs.put("iat as text", claimed(claims -> claims.put("iat", Long.toString(now))));
        proofs.put("jti too long", claimed(claims -> claims.put("jti", "x".repeat(129))));
        proofs.put("ath of another token", token.key().proof("GET", url, token.text() + "x"));
        long before = rows();
        proofs.forEach((what, proof) -> refused(what, token.present(boxoffice, proof), BAD_PROOF));
        assertThat(rows()).as("nothing is remembered of what was refused").isLessThanOrEqualTo(before);
    }

    @Test
    @DisplayName("A157: used before; of twenty at once one")
    void sameProofAgainThenRefused() {
        String proof = token.proof(boxoffice);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> token.present(boxoffice, proof)));
        }
        assertThat(calls.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
        refused("again", token.present(boxoffice, proof), BAD_PROOF);
    }

    @Test
    @DisplayName("A158: another key than cnf.jkt")
    void proofOfAnotherKeyThenRefused() {
        ProofKey another = ProofKey.generate();
        refused("key", token.present(boxoffice, another.proof("GET", url, token.text())), BAD_TOKEN);
    }

    @Test
    @DisplayName("A159: a bound token as Bearer, an unbound one as DPoP, both headers")
    void anotherSchemeThenRefused() {
        refused("as Bearer", token.present(boxoffice, "Bearer", List.of()), BAD_TOKEN);
        refused(
                "as Bearer, with a proof",
                token.present(boxoffice, "Bearer", List.of(token.proof(boxoffice))),
                BAD_TOKEN);
        BoundToken unbound = new BoundToken(issuing.token(BoundToken.claims(boxoffice)), token.key());
        refused("unbound", unbound.present(boxoffice, unbound.proof(boxoffice)), BAD_TOKEN);
        unbound.present(boxoffice, "Bearer", List.of()).hasStatus(200);
        unbound.present(boxoffice, "Bearer", List.of("rubbish")).hasStatus(200);
        Answer both = boxoffice.send(boxoffice
                .request(BoundToken.PATH)
                .header("Authorization", "DPoP " + token.text())
                .header("Authorization", "Bearer " + token.text())
                .header("DPoP", token.proof(boxoffice)));
        assertThat(both.status()).isEqualTo(401);
    }

    @Test
    void boundInAnotherWayThenRefused() {
        for (String cnf : List.of("{}", "{\"x5t#S256\":\"" + token.key().thumbprint() + "\"}", "{\"jkt\":\"short\"}")) {
            ObjectNode claims = BoundToken.claims(boxoffice);
            claims.set("cnf", Json.parseObject(cnf));
            Refusal.assertInvalidToken(cnf, boxoffice.get(BoundToken.PATH, issuing.token(claims)));
        }
    }

    @Test
    void boundTokenThatMayNotThenForbiddenInItsScheme() {
        String path = "/api/other/orders";
        Answer answer = boxoffice.send(boxoffice
                .request(path)
                .header("Authorization", "DPoP " + token.text())
                .header("DPoP", token.key().proof("GET", boxoffice.issuer() + path, token.text())));
        assertThat(answer.hasStatus(403).header("WWW-Authenticate"))
                .startsWith("DPoP realm=\"boxoffice\", error=\"insufficient_scope\"");
    }

    @Test
    @DisplayName("DP-02: while the database is frozen nobody is let in, and it is said within 3 s")
    void databaseAwayThenNotLetInWithin3Seconds() {
        token.present(boxoffice, token.proof(boxoffice)).hasStatus(200);
        List<ProcessHandle> database = boxoffice.node().database();
        Node.signal("STOP", database);
        String proof = token.proof(boxoffice);
        try {
            Instant start = Instant.now();
            Answer answer = token.present(boxoffice, proof).hasStatus(503);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        } finally {
            Node.signal("CONT", database);
        }
        boxoffice.wellAgain();
        Poll.until(
                "let in again",
                Duration.ofSeconds(20),
                () -> token.present(boxoffice, token.proof(boxoffice)).status() == 200);
    }

    private String headed(Consumer<ObjectNode> change) {
        return token.key().proof("GET", url, token.text(), change, any -> {});
    }

    private String claimed(Consumer<ObjectNode> change) {
        return token.key().proof("GET", url, token.text(), any -> {}, change);
    }

    private long rows() {
        return boxoffice.database().count("SELECT count(*) FROM dpop_proof");
    }

    private void refused(String what, Answer answer, String challenge) {
        assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(401);
        assertThat(answer.all("WWW-Authenticate"))
                .as(what)
                .containsExactly(challenge + ", resource_metadata=\"" + boxoffice.issuer()
                        + "/.well-known/oauth-protected-resource/api/other\"");
        answer.isProblem(401);
    }
}
