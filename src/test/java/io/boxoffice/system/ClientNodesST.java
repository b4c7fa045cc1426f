package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: what becomes of a client at one is felt at the other within a second. */
@SecondLane
class ClientNodesST {
    private static final Duration FELT = Duration.ofSeconds(1);

    private final Pair pair = Pair.open();
    private final Boxoffice one = pair.one();
    private final Boxoffice two = pair.two();
    private final OAuthClient client = OAuthClient.orderReader(one, "t");
    private final OAuthClient elsewhere = new OAuthClient(two, client.id(), client.secret());

    @Test
    @DisplayName("a client that was disabled at one node gets nothing at the other, and its tokens are refused")
    void disabledThenFeltAtTheOtherNode() {
        String token = elsewhere.credentials("other").hasStatus(200).text("access_token");
        two.get("/api/other/orders", token).hasStatus(200);

        one.patch(
                        client.path(),
                        Json.object("enabled", false),
                        one.admin("server").access())
                .hasStatus(200);
        assertFelt("its tokens", () -> two.get("/api/other/orders", token).status() == 401);
        assertFelt("its secret", () -> elsewhere.credentials("other").status() == 401);
    }

    @Test
    @DisplayName("a secret that was removed at one node is refused at the other")
    void secretRemovedThenFeltAtTheOtherNode() {
        elsewhere.credentials("other").hasStatus(200);
        String admin = one.admin("server").access();
        String secret = one.get(client.path(), admin)
                .json()
                .path("secrets")
                .path(0)
                .path("id")
                .stringValue();
        one.delete(client.path() + "/secrets/" + secret, admin).hasStatus(204);
        assertFelt("its secret", () -> elsewhere.credentials("other").status() == 401);
    }

    @Test
    @DisplayName("DP-02: a proof that one node took for a token, the other does not take")
    void proofAtBothNodesThenOnce() {
        ProofKey key = ProofKey.generate();
        String proof = key.proof("POST", one.issuer() + "/oauth2/token", "");
        withProof(client, proof).hasStatus(200);
        withProof(elsewhere, proof).isOAuthError(400, "invalid_dpop_proof");
    }

    private static Answer withProof(OAuthClient asking, String proof) {
        return asking.boxoffice()
                .send(asking.request("/oauth2/token", "grant_type", "client_credentials", "audience", "other")
                        .header("Authorization", OAuthClient.basic(asking.id(), asking.secret()))
                        .header("DPoP", proof));
    }

    private static void assertFelt(String what, BooleanSupplier felt) {
        Instant began = Instant.now();
        while (!felt.getAsBoolean()) {
            assertThat(Duration.between(began, Instant.now())).as(what).isLessThan(FELT);
            Boxoffice.pause(Duration.ofMillis(20));
        }
    }
}
