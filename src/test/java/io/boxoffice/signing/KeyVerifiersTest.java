package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.verifier.FetchWriter;
import io.boxoffice.verifier.Fetches;
import io.boxoffice.verifier.HeldKey;
import io.boxoffice.verifier.Reader;
import io.boxoffice.verifier.Source;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rotation that waits for its verifiers, on a real database, with a clock that is moved by hand. */
class KeyVerifiersTest {
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final KeyStore store = new KeyStore();

    @BeforeEach
    void twoVerifiers() {
        store.audiences.put(KnownAudiences.withVerifiers(store.policy, "billing", "orders"));
        store.rotations.advance();
    }

    @Test
    void everyVerifierHasReadItThenItSignsLongBeforeTheEndOfTheAnnouncement() {
        String next = announced();
        read("billing");
        store.clock.pass(LEAST);
        store.rotations.advance();
        assertThat(state(next)).isEqualTo("announced");

        read("orders");
        store.rotations.advance();

        assertThat(store.signer(KeyStore.A)).isEqualTo(next);
        assertThat(store.events("key_rotation_unconfirmed", next)).isEqualTo("0");
    }

    @Test
    void everyVerifierHasReadItAtOnceThenItSignsNotBeforeTheLeast() {
        String next = announced();
        read("billing");
        read("orders");
        store.clock.pass(LEAST.minusMillis(1));
        store.rotations.advance();
        assertThat(state(next)).isEqualTo("announced");

        store.clock.pass(Duration.ofMillis(1));
        store.rotations.advance();
        assertThat(state(next)).isEqualTo("active");
    }

    /** What it read before the key was published does not count, however often it did. */
    @Test
    void oneNeverComesThenItSignsAtTheEndOfTheAnnouncementAndSaysWhom() {
        read("orders");
        String next = announced();
        read("billing");
        store.clock.pass(KeyStore.ANNOUNCE.minusMillis(1));
        store.rotations.advance();
        assertThat(state(next)).isEqualTo("announced");

        store.clock.pass(Duration.ofMillis(1));
        store.rotations.advance();

        assertThat(store.signer(KeyStore.A)).isEqualTo(next);
        assertThat(store.events("key_rotation_unconfirmed", next)).isEqualTo("1");
        assertThat(store.reason("key_rotation_unconfirmed", next)).isEqualTo("a: without a sign of orders");
    }

    @Test
    void verifierRemovedFromTheAudienceThenNobodyWaitsForIt() {
        String next = announced();
        read("billing");
        store.audiences.put(KnownAudiences.withVerifiers(store.policy, "billing"));
        store.clock.pass(LEAST);
        store.rotations.advance();

        assertThat(state(next)).isEqualTo("active");
    }

    /** A stolen key waits for nobody; who will refuse tokens for a while is said. */
    @Test
    void activeKeyRevokedThenItsSuccessorSignsAtOnceAndWhoDoesNotHaveItIsSaid() {
        String first = store.signer(KeyStore.A);
        read("billing");
        store.rotations.revoke(new KeyId(first), "stolen");
        String next = store.signer(KeyStore.A);

        assertThat(store.reason("key_rotation_unconfirmed", next)).isEqualTo("a: without a sign of billing, orders");
        store.clock.pass(Duration.ofSeconds(3));
        read("billing");
        assertThat(store.reason("key_withdrawn", first))
                .isEqualTo("a: billing has read a key set without it 3.0 s after");
        assertThat(store.events("key_withdrawn", first)).isEqualTo("1");
    }

    @Test
    void firstKeyOfAnAudienceThenNobodyIsMissed() {
        assertThat(store.events("key_rotation_unconfirmed", store.signer(KeyStore.A)))
                .isEqualTo("0");
    }

    @Test
    void reportThenWhoHasWhichKeySinceWhenAndHowFarTheOthersAreBehind() {
        String first = store.signer(KeyStore.A);
        store.clock.pass(Duration.ofSeconds(5));
        read("billing");
        assertThat(report("billing").keys())
                .containsExactly(new HeldKey("billing", new KeyId(first), store.clock.instant()));
        assertThat(report("billing").keySetAt()).contains(store.clock.instant());
        assertThat(report("billing").statusListAt()).isEmpty();
        assertThat(report("billing").lag()).isZero();
        assertThat(report("orders").keySetAt()).isEmpty();
        assertThat(report("orders").lag()).isEqualTo(Duration.ofSeconds(5));

        announced();
        store.clock.pass(Duration.ofSeconds(7));
        assertThat(report("billing").lag()).isEqualTo(Duration.ofSeconds(7));
        read("billing");
        assertThat(report("billing").lag()).isZero();
    }

    @Test
    void revokedKeyStillThereThenBehindSinceItsEnd() {
        String first = store.signer(KeyStore.A);
        String next = announced();
        read("billing");
        store.rotations.revoke(new KeyId(first), "stolen");
        store.clock.pass(Duration.ofSeconds(4));

        assertThat(report("billing").lag()).isEqualTo(Duration.ofSeconds(4));
        assertThat(store.signer(KeyStore.A)).isEqualTo(next);
    }

    private VerifierState report(String verifier) {
        return store.wiring.get(VerifierReport.class).of(store.audiences.policy(KeyStore.A)).stream()
                .filter(state -> state.name().equals(verifier))
                .findFirst()
                .orElseThrow();
    }

    private String announced() {
        return store.rotations.rotate(store.plan).orElseThrow().key().kid();
    }

    private void read(String verifier) {
        store.wiring
                .get(Fetches.class)
                .note(
                        new Reader(KeyStore.A, verifier, Source.KEY_SET),
                        store.keys.jwkSet(KeyStore.A).orElseThrow().kids());
        store.wiring.get(FetchWriter.class).write();
    }

    private String state(String kid) {
        return store.record(kid).state();
    }
}
