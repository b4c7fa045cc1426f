package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.Verifiers;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.verifier.HeldKey;
import io.boxoffice.verifier.KeyHolders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rule of rotation, with a clock that is moved by hand. */
class RotationScheduleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ROTATION = Duration.ofDays(30);
    private static final Duration ANNOUNCE = Duration.ofHours(1);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final RotationSchedule SCHEDULE = new RotationSchedule(ROTATION, ANNOUNCE, LEAST, true);

    private final List<KeyRecord> keys = new ArrayList<>();
    private Instant now = START;
    private KeyHolders holders = KeyHolders.NOBODY;

    @Test
    void noKeyThenBegin() {
        assertThat(next()).isEqualTo(new RotationSchedule.Begin());
    }

    @Test
    void onlyAnAnnouncedKeyThenItSignsAtOnce() {
        announce("a");

        assertThat(next()).isEqualTo(signs("a"));
    }

    @Test
    @DisplayName("KY-04: published for the whole time of the announcement, and not a moment less")
    void announcedThenActiveAtTheEndOfTheAnnouncement() {
        active("a");
        announce("b");

        pass(ANNOUNCE.minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(signs("b"));
    }

    @Test
    void endOfTheActiveTimeComesNearThenAnnouncedSoThatTheNextSignsInTime() {
        active("a");

        pass(ROTATION.minus(ANNOUNCE).minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Announce());
    }

    @Test
    @DisplayName("KY-05: a clock that jumps over three rotations makes one new key")
    void clockJumpsByThreePeriodsThenOneKey() {
        active("a");

        pass(ROTATION.multipliedBy(3));
        assertThat(next()).isEqualTo(new RotationSchedule.Announce());
        announce("b");
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(ANNOUNCE);
        assertThat(next()).isEqualTo(signs("b"));
        activate("b");
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
    }

    @Test
    void clockJumpsBackThenNothing() {
        active("a");

        pass(Duration.ofDays(-365));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
    }

    @Test
    void keyLeftFromBeforeTheActiveOneThenItWaitsForTheRegularEnd() {
        announce("left");
        pass(Duration.ofMinutes(1));
        active("a");

        pass(ROTATION.minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(signs("left"));
    }

    @Test
    void severalAnnouncedThenTheOldestFirstAndOnlyOne() {
        active("a");
        announce("b");
        pass(Duration.ofSeconds(1));
        announce("c");

        pass(ANNOUNCE);
        assertThat(next()).isEqualTo(signs("b"));
        activate("b");
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
    }

    @Test
    void sharedSecretThenOnlyAnAdministratorBegins() {
        RotationSchedule byHand = new RotationSchedule(ROTATION, ANNOUNCE, LEAST, false);
        active("a");

        pass(ROTATION.multipliedBy(3));
        assertThat(byHand.next(keys, () -> holders, now)).isEqualTo(new RotationSchedule.Rest());
        announce("b");
        pass(ANNOUNCE);
        assertThat(byHand.next(keys, () -> holders, now)).isEqualTo(signs("b"));
    }

    @Test
    @DisplayName("every verifier has it: it signs, but never before the shortest announcement is over")
    void everyVerifierHasItThenItSignsAfterTheLeast() {
        active("a");
        announce("b");
        hold("billing", "b");
        hold("orders", "b");

        pass(LEAST.minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(signs("b"));
    }

    @Test
    void oneVerifierMissingThenItWaitsAndNamesItAtTheEndOfTheAnnouncement() {
        active("a");
        announce("b");
        hold("billing", "b");
        hold("orders", "a");

        pass(ANNOUNCE.minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(signs("b", "orders"));
    }

    /** A shared secret is in no key set: that nobody has read it says nothing. */
    @Test
    void sharedSecretThenNoVerifierIsWaitedFor() {
        active("a");
        keys.add(key("b", "HS256", KeyState.ANNOUNCED, now, null));
        hold("orders", "a");

        pass(LEAST);
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(ANNOUNCE.minus(LEAST));
        assertThat(next()).isEqualTo(signs("b"));
    }

    @Test
    void keyLeftFromBeforeThenItWaitsForTheRegularEndThoughEveryVerifierHasIt() {
        announce("left");
        hold("orders", "left");
        pass(Duration.ofMinutes(1));
        active("a");

        pass(ROTATION.minusMillis(1));
        assertThat(next()).isEqualTo(new RotationSchedule.Rest());
        pass(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(signs("left"));
    }

    private static RotationSchedule.Activate signs(String kid, String... unconfirmed) {
        return new RotationSchedule.Activate(new KeyId(kid), List.of(unconfirmed));
    }

    private void hold(String verifier, String kid) {
        List<HeldKey> held = new ArrayList<>(holders.held());
        held.add(new HeldKey(verifier, new KeyId(kid), now));
        holders =
                new KeyHolders(Verifiers.of(held.stream().map(HeldKey::verifier).toList()), held);
    }

    @Test
    void tenRotationsThenOneKeySignsAtEveryMomentAndEachWasAnnouncedBefore() {
        List<String> signed = new ArrayList<>();
        Instant end = START.plus(ROTATION.multipliedBy(10)).plus(ANNOUNCE);
        while (now.isBefore(end)) {
            take(next(), signed.size());
            List<String> active = keys.stream()
                    .filter(key -> key.is(KeyState.ACTIVE))
                    .map(KeyRecord::kid)
                    .toList();
            assertThat(active).hasSize(1);
            if (!signed.contains(active.getFirst())) {
                signed.add(active.getFirst());
            }
            pass(Duration.ofMinutes(7));
        }
        assertThat(signed).hasSize(11).doesNotHaveDuplicates();
    }

    private void take(RotationSchedule.Step step, int number) {
        switch (step) {
            case RotationSchedule.Rest _ -> {}
            case RotationSchedule.Begin _ -> active("key-" + number);
            case RotationSchedule.Announce announce -> announce("key-" + number);
            case RotationSchedule.Activate next -> {
                assertThat(find(next.kid().value()).announcedSince().plus(ANNOUNCE))
                        .isBeforeOrEqualTo(now);
                activate(next.kid().value());
            }
        }
    }

    private RotationSchedule.Step next() {
        return SCHEDULE.next(keys, () -> holders, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void announce(String kid) {
        keys.add(key(kid, KeyState.ANNOUNCED, now, null));
    }

    private void active(String kid) {
        keys.add(key(kid, KeyState.ACTIVE, now, now));
    }

    private void activate(String kid) {
        KeyRecord announced = find(kid);
        keys.removeIf(key -> key.is(KeyState.ACTIVE) || key.kid().equals(kid));
        keys.add(key(kid, KeyState.ACTIVE, announced.announcedSince(), now));
    }

    private KeyRecord find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst().orElseThrow();
    }

    private static KeyRecord key(String kid, KeyState state, Instant announced, @Nullable Instant active) {
        return key(kid, "RS256", state, announced, active);
    }

    private static KeyRecord key(String kid, String alg, KeyState state, Instant announced, @Nullable Instant active) {
        return new KeyRecord(
                kid, alg, "access", "server", state.wire(), announced, announced, active, null, null, null, null);
    }
}
