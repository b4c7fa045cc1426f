package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DP-02, A157: a proof that one node took is taken by none, nor after a restart. */
@SecondLane
class DpopNodesST {
    private final Pair pair = Pair.open();
    private final BoundToken token = BoundToken.of(pair.one(), pair.one().importKey("other"));

    @Test
    @DisplayName("A157: at the other node, both ways")
    void proofOfTheOtherNodeThenRefused() {
        Poll.until(
                "the key is known there",
                Duration.ofSeconds(5),
                () -> token.present(pair.two(), token.proof(pair.two())).status() == 200);
        String proof = token.proof(pair.one());

        token.present(pair.one(), proof).hasStatus(200);
        assertThat(token.present(pair.two(), proof).status()).isEqualTo(401);
        proof = token.proof(pair.two());
        token.present(pair.two(), proof).hasStatus(200);
        assertThat(token.present(pair.one(), proof).status()).isEqualTo(401);
    }

    /** It is taken 9 s before its time, so that it is good for longer than a start takes. */
    @Test
    @DisplayName("A157: at the same node after a restart")
    void proofFromBeforeARestartThenRefused() {
        long issuedAt = Instant.now().getEpochSecond() + 9;
        String proof = token.key()
                .proof(
                        "GET",
                        BoundToken.url(pair.one()),
                        token.text(),
                        head -> {},
                        claims -> claims.put("iat", issuedAt));
        token.present(pair.one(), proof).hasStatus(200);
        pair.one().stop();
        pair.one().reopen();

        assertThat(token.present(pair.one(), proof).status()).isEqualTo(401);
        assumeThat(Instant.now().getEpochSecond()).as("still in its time").isLessThanOrEqualTo(issuedAt + 60);
        Poll.until(
                "the audit knows why",
                Duration.ofSeconds(10),
                () -> pair.database()
                                .count(
                                        "SELECT count(*) FROM audit_event WHERE reason = 'DPoP proof that came before' AND jti = '"
                                                + TokenText.of(token.text())
                                                        .claimsJson()
                                                        .path("jti")
                                                        .stringValue() + "'")
                        > 0);
    }
}
