package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KY-04, KY-05: the lives of keys on a real database, with a clock that is moved by hand. */
class KeyRotatorTest {
    private static final Audience B = new Audience("b");

    private final KeyStore store = new KeyStore();

    @Test
    void audienceWithoutAKeyThenOneThatSignsAtOnce() {
        store.rotations.advance();

        String first = only(KeyState.ACTIVE);
        assertThat(store.signer(KeyStore.A)).isEqualTo(first);
        assertThat(store.keys.jwkSet(KeyStore.A).orElseThrow().json()).contains(first);
        assertThat(store.record(first).activeAt()).isEqualTo(store.clock.instant());
        assertThat(store.events("key_announced", first)).isEqualTo("1");
        assertThat(store.events("key_activated", first)).isEqualTo("1");
    }

    @Test
    void nothingDueThenNothing() {
        store.rotations.advance();
        store.clock.pass(KeyStore.ROTATION.minus(KeyStore.ANNOUNCE).minusMillis(1));
        store.rotations.advance();

        assertThat(store.stored.after("", 100)).hasSize(1);
    }

    @Test
    void threeRotationsThenEachKeyAnnouncedActiveRetiringRetired() {
        store.rotations.advance();
        for (int round = 0; round < 3; round++) {
            String signing = only(KeyState.ACTIVE);
            store.clock.pass(KeyStore.ROTATION.minus(KeyStore.ANNOUNCE));
            store.rotations.advance();
            String next = only(KeyState.ANNOUNCED);
            assertThat(store.signer(KeyStore.A)).isEqualTo(signing);
            assertThat(store.keys.jwkSet(KeyStore.A).orElseThrow().json()).contains(next);

            store.clock.pass(KeyStore.ANNOUNCE);
            store.rotations.advance();
            assertThat(store.signer(KeyStore.A)).isEqualTo(next);
            retiresWithItsLastToken(signing);
        }
    }

    private void retiresWithItsLastToken(String kid) {
        assertThat(store.record(kid).state()).isEqualTo("retiring");
        assertThat(store.record(kid).retiringAt()).isEqualTo(store.clock.instant());
        assertThat(store.hasPrivateHalf(kid)).isFalse();
        assertThat(store.publishedUntil(kid)).isEqualTo(store.clock.instant().plus(KeyStore.PUBLISHED));

        store.clock.pass(KeyStore.PUBLISHED.minusMillis(1));
        store.rotations.advance();
        assertThat(store.record(kid).state()).isEqualTo("retiring");
        assertThat(store.keys.trusted(new KeyId(kid))).isPresent();

        store.clock.pass(Duration.ofMillis(1));
        store.keys.renew();
        assertThat(store.keys.trusted(new KeyId(kid))).isEmpty();
        store.rotations.advance();
        assertThat(store.record(kid).state()).isEqualTo("retired");
        assertThat(store.record(kid).retiredAt()).isEqualTo(store.clock.instant());
        store.clock.pass(KeyStore.PUBLISHED.negated());
    }

    /** An HS256 secret is carried to its verifiers by hand, and they need it as long as its tokens live. */
    @Test
    void sharedSecretThenItRotatesOnlyWhenAskedAndLivesUntilItsLastToken() {
        AudiencePolicy shared = store.audiences.put(KnownAudiences.plain("b", SigningAlg.HS256));
        store.rotations.advance();
        String first = store.signer(B);
        store.clock.pass(KeyStore.ROTATION.multipliedBy(2));
        store.rotations.advance();
        assertThat(store.signer(B)).isEqualTo(first);

        AnnouncedKey next = store.rotations.rotate(KeyPlan.of(shared)).orElseThrow();
        store.clock.pass(KeyStore.ANNOUNCE);
        store.rotations.advance();
        assertThat(store.signer(B)).isEqualTo(next.key().kid());
        assertThat(store.hasPrivateHalf(first)).isTrue();
        assertThat(store.keys.trusted(new KeyId(first))).isPresent();

        store.clock.pass(KeyStore.PUBLISHED);
        store.rotations.advance();
        assertThat(store.record(first).state()).isEqualTo("retired");
        assertThat(store.hasPrivateHalf(first)).isFalse();
    }

    @Test
    void rotatedByHandThenAnnouncedOnceAndInUseOnThisNode() {
        store.rotations.advance();

        AnnouncedKey announced = store.rotations.rotate(store.plan).orElseThrow();

        assertThat(announced.key().state()).isEqualTo("announced");
        assertThat(announced.secret()).isEmpty();
        assertThat(store.keys.trusted(new KeyId(announced.key().kid()))).isPresent();
        assertThat(store.events("key_announced", announced.key().kid())).isEqualTo("1");
        assertThat(store.rotations.rotate(store.plan)).isEmpty();
        assertThat(only(KeyState.ANNOUNCED)).isEqualTo(announced.key().kid());
    }

    /** It is shown this once; nothing else that goes out holds it. */
    @Test
    void sharedSecretAnnouncedThenShownAsTheOneThatVerifies() {
        AudiencePolicy shared = store.audiences.put(KnownAudiences.plain("b", SigningAlg.HS256));

        AnnouncedKey announced = store.rotations.rotate(KeyPlan.of(shared)).orElseThrow();

        assertThat(announced.secret().orElseThrow().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(store.keys.jwkSet().json())
                .doesNotContain(announced.secret().orElseThrow().reveal());
    }

    /** KY-07: at once, and the announced one signs. */
    @Test
    void activeKeyRevokedThenTheAnnouncedOneSigns() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);
        String next = store.rotations.rotate(store.plan).orElseThrow().key().kid();

        assertThat(store.rotations.revoke(new KeyId(first), "stolen")).isTrue();

        assertThat(store.signer(KeyStore.A)).isEqualTo(next);
        assertThat(store.keys.trusted(new KeyId(first))).isEmpty();
        assertThat(store.hasPrivateHalf(first)).isFalse();
        assertThat(store.record(first).state()).isEqualTo("revoked");
        assertThat(store.record(first).revokedAt()).isEqualTo(store.clock.instant());
        assertThat(store.record(first).reason()).isEqualTo("stolen");
        assertThat(store.reason("key_revoked", first)).isEqualTo("a: stolen");
        assertThat(store.events("key_activated", next)).isEqualTo("1");
        assertThat(store.stored.after("", 100)).hasSize(2);
    }

    @Test
    void activeKeyRevokedWithoutAnotherThenANewOneSigns() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);

        assertThat(store.rotations.revoke(new KeyId(first), "stolen")).isTrue();

        assertThat(only(KeyState.ACTIVE)).isNotEqualTo(first).isEqualTo(store.signer(KeyStore.A));
        assertThat(store.stored.countByState())
                .containsEntry(KeyState.ACTIVE, 1L)
                .containsEntry(KeyState.REVOKED, 1L);
    }

    /** A client that asks again because its answer was lost changes nothing. */
    @Test
    void revokedKeyRevokedAgainThenNothingChanges() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);
        store.rotations.revoke(new KeyId(first), "stolen");
        KeyRecord before = store.record(first);
        store.clock.pass(Duration.ofSeconds(1));

        assertThat(store.rotations.revoke(new KeyId(first), "again")).isTrue();

        assertThat(store.record(first)).isEqualTo(before);
        assertThat(store.stored.after("", 100)).hasSize(2);
        assertThat(store.events("key_revoked", first)).isEqualTo("1");
    }

    @Test
    void announcedKeyRevokedThenTheActiveOneSignsOn() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);
        String next = store.rotations.rotate(store.plan).orElseThrow().key().kid();

        assertThat(store.rotations.revoke(new KeyId(next), "a mistake")).isTrue();

        assertThat(store.signer(KeyStore.A)).isEqualTo(first);
        assertThat(store.keys.trusted(new KeyId(next))).isEmpty();
        assertThat(store.record(next).state()).isEqualTo("revoked");
        assertThat(store.events("key_revoked", next)).isEqualTo("1");
    }

    @Test
    void idOfNoKeyThenNothingToRevoke() {
        assertThat(store.rotations.revoke(new KeyId("nobody"), "why")).isFalse();
        assertThat(store.rotations.revoke(new KeyId("no id' at all"), "why")).isFalse();
    }

    @Test
    void everythingBeforeATimeThenOnlyTheKeysOfBeforeAreRevoked() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);
        store.clock.pass(Duration.ofSeconds(10));
        Instant time = store.clock.instant();
        String next = store.rotations.rotate(store.plan).orElseThrow().key().kid();

        store.rotations.revokeAllBefore(time);

        assertThat(store.record(first).state()).isEqualTo("revoked");
        assertThat(store.record(first).reason()).isEqualTo("everything issued before " + time + " is invalid");
        assertThat(store.signer(KeyStore.A)).isEqualTo(next);
    }

    /** KY-04: published as long as the longest token lives that it may have signed, also after the life was shortened. */
    @Test
    void tokensOfALongerLifeThenTheKeyIsPublishedThatLong() {
        store.rotations.advance();
        String first = only(KeyState.ACTIVE);
        lifetime(Duration.ofMinutes(40));
        store.rotations.advance();
        AudiencePolicy shortened = lifetime(Duration.ofMinutes(5));
        store.rotations.advance();

        store.rotations.rotate(KeyPlan.of(shortened));
        store.rotations.revoke(new KeyId(only(KeyState.ANNOUNCED)), "not this one");
        store.clock.pass(KeyStore.ROTATION);
        store.rotations.advance();
        store.clock.pass(KeyStore.ANNOUNCE);
        store.rotations.advance();

        assertThat(store.publishedUntil(first))
                .isEqualTo(store.clock.instant().plus(Duration.ofMinutes(40)).plusSeconds(10));
    }

    /** KY-05: whoever changes the keys of an audience waits for whoever does so already. */
    @ParameterizedTest
    @ValueSource(strings = {"advance", "announce", "revoke", "import"})
    void anotherNodeIsAtTheSameAudienceThenItIsWaitedFor(String change) throws Exception {
        store.rotations.advance();
        String active = only(KeyState.ACTIVE);
        SigningKeys elsewhere = store.wiring.get(SigningKeys.class);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = store.wiring.inTransaction(() -> {
                elsewhere.lock(store.plan.purpose());
                Future<?> begun = thread.submit(() -> change(change, active));
                store.awaitAWaiter();
                return begun;
            });
            waiting.get();
        }
    }

    private void change(String change, String active) {
        switch (change) {
            case "advance" -> store.service.advance(store.plan, Optional.empty());
            case "announce" -> store.service.announce(store.plan, KeyStore.fresh());
            case "revoke" -> store.service.revoke(store.plan, new KeyId(active), "why", Optional.empty());
            case "import" ->
                store.stored.store(new KeyImport.Accepted(KeyStore.A, KeyStore.fresh(), KeyState.ANNOUNCED));
            default -> throw new IllegalArgumentException(change);
        }
    }

    /** Whether it is done: if not, nothing was changed and a generated key is needed. */
    @Test
    void revokedThenSaidWhetherItIsDone() {
        store.rotations.advance();
        String active = only(KeyState.ACTIVE);

        assertThat(store.service.revoke(store.plan, new KeyId(active), "why", Optional.empty()))
                .isFalse();
        assertThat(only(KeyState.ACTIVE)).isEqualTo(active);
        assertThat(store.service.revoke(store.plan, new KeyId(active), "why", Optional.of(KeyStore.fresh())))
                .isTrue();
        assertThat(store.service.revoke(store.plan, new KeyId(active), "why", Optional.empty()))
                .isTrue();
        String next = store.service
                .announce(store.plan, KeyStore.fresh())
                .orElseThrow()
                .kid();
        assertThat(store.service.revoke(store.plan, new KeyId(next), "why", Optional.empty()))
                .isTrue();
    }

    /** What is due is asked again under the lock: another node may have been faster. */
    @Test
    void anotherNodeWasFasterThenNoSecondKey() {
        store.service.advance(store.plan, Optional.of(KeyStore.fresh()));
        store.service.advance(store.plan, Optional.of(KeyStore.fresh()));

        assertThat(store.stored.after("", 100)).hasSize(1);
    }

    @Test
    void stepThatNeedsAKeyWithoutOneThenNothing() {
        store.service.advance(store.plan, Optional.empty());
        assertThat(store.stored.after("", 100)).isEmpty();

        store.rotations.advance();
        store.clock.pass(KeyStore.ROTATION);
        store.service.advance(store.plan, Optional.empty());
        assertThat(store.stored.after("", 100)).hasSize(1);
    }

    @Test
    void livingKeysThenByTheirAudiencesAndNoHistory() {
        store.audiences.put(KnownAudiences.plain("b", SigningAlg.ES256));
        store.rotations.advance();
        String revoked = store.signer(KeyStore.A);
        store.rotations.revoke(new KeyId(revoked), "stolen");

        Map<KeyPurpose, List<KeyRecord>> living = store.service.living();

        KeyPurpose ofB = new KeyPurpose.AccessTokens(B);
        assertThat(living).containsOnlyKeys(store.plan.purpose(), ofB);
        assertThat(living.get(store.plan.purpose()))
                .singleElement()
                .extracting(KeyRecord::kid)
                .isEqualTo(store.signer(KeyStore.A));
        assertThat(living.get(ofB)).singleElement().extracting(KeyRecord::kid).isEqualTo(store.signer(B));
    }

    private AudiencePolicy lifetime(Duration lifetime) {
        return store.audiences.put(KnownAudiences.withAccessLifetime("a", SigningAlg.ES256, lifetime));
    }

    private String only(KeyState state) {
        List<KeyRecord> found = store.stored.after("", 100).stream()
                .filter(key -> key.is(state))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst().kid();
    }
}
