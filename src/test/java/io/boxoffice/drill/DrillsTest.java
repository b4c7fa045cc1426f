package io.boxoffice.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.signing.KeyRotator;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.signing.Keys;
import io.boxoffice.status.StatusLists;
import io.boxoffice.verifier.FetchWriter;
import io.boxoffice.verifier.Fetches;
import io.boxoffice.verifier.Reader;
import io.boxoffice.verifier.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drills on a real database, with a clock that is moved by hand. */
class DrillsTest {
    private static final Audience ORDERS = new Audience("orders");
    private static final Duration ANNOUNCE = Duration.ofHours(1);

    private final Wiring wiring = new Wiring();
    private final KnownAudiences audiences = new KnownAudiences(wiring.database());
    private final AudiencePolicy policy = audiences.put(KnownAudiences.withVerifiers(
            KnownAudiences.withStatusList(KnownAudiences.plain("orders", SigningAlg.ES256)), "billing", "reports"));
    private final Drills drills = drills();
    private final DrillRows rows = wiring.get(DrillRows.class);
    private final Keys keys = wiring.get(Keys.class);
    private final StatusLists lists = wiring.get(StatusLists.class);

    private Drills drills() {
        wiring.put(Audiences.class, audiences).setting("boxoffice.drills.every", "P7D");
        wiring.get(KeyRotator.class).advance();
        return wiring.get(Drills.class);
    }

    @Test
    void rotationThenADecoyThatIsTrustedNowhereAndTheSecondsOfEachVerifier() {
        Drill drill = begun(DrillKind.ROTATION);
        assertThat(kids()).contains(drill.thing());
        assertThat(keys.trusted(new KeyId(drill.thing()))).isEmpty();
        assertThat(wiring.database().text("SELECT public_jwk FROM decoy_key")).doesNotContain("\"d\"");

        pass(Duration.ofMillis(2_300));
        read("billing", kids());
        pass(Duration.ofSeconds(4));
        assertThat(seen(drill).report()).isEqualTo("Not over yet: 1 of 2 verifiers have read what was published.");
        read("reports", kids());

        Drill over = seen(drill);
        assertThat(over.readings())
                .containsExactly(
                        new DrillReading("billing", Optional.of(Duration.ofMillis(2_300))),
                        new DrillReading("reports", Optional.of(Duration.ofMillis(6_300))));
        assertThat(over.endedAt()).contains(wiring.clock().instant());
        assertThat(over.report())
                .isEqualTo("A new key of `orders` would be known everywhere within 7 s; slowest: `reports`.");
        assertThat(ended(drill)).isEqualTo(over.report());
        keys.renew();
        assertThat(kids()).doesNotContain(drill.thing());
    }

    @Test
    void revocationThenACanaryInTheListAndTheSecondsOfEachVerifier() {
        Drill drill = begun(DrillKind.REVOCATION);
        assertThat(canaries()).containsExactly(drill.thing());
        assertThat(wiring.database().text("SELECT value FROM revocation WHERE kind = 'jti'"))
                .isEqualTo(drill.thing());

        pass(Duration.ofSeconds(2));
        readList("billing");
        pass(Duration.ofSeconds(3));
        readList("reports");

        assertThat(seen(drill).report())
                .isEqualTo("A stolen token of `orders` would be refused everywhere within 5 s; slowest: `reports`.");
        pass(Duration.ofSeconds(2));
        assertThat(canaries()).isEmpty();
    }

    @Test
    void oneNeverComesThenItEndsAtItsLimitAndNamesIt() {
        Drill drill = begun(DrillKind.ROTATION);
        read("billing", kids());
        pass(ANNOUNCE.minusMillis(1));
        assertThat(seen(drill).endedAt()).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(seen(drill).endedAt()).isPresent();
        assertThat(ended(drill))
                .isEqualTo("A new key of `orders` would not be known within 3600 s at: `reports`. "
                        + "1 of 2 verifiers have read what was published.");
    }

    @Test
    void keySetWithoutTheDecoyThenNotCounted() {
        Drill drill = begun(DrillKind.ROTATION);
        read("billing", Set.of("another"));
        read("reports", Set.of("another"));

        assertThat(seen(drill).endedAt()).isEmpty();
    }

    @Test
    void oneUnderWayThenNoOtherOfItsKind() {
        begun(DrillKind.ROTATION);

        assertThat(drills.begin(policy, DrillKind.ROTATION)).isInstanceOf(Drills.Open.class);
        begun(DrillKind.REVOCATION);
        assertThat(wiring.database().text("SELECT count(*) FROM decoy_key")).isEqualTo("1");
    }

    @Test
    void audienceThatIsNotOneForItThenWhy() {
        assertThat(drills.begin(KnownAudiences.withVerifiers(policy), DrillKind.ROTATION))
                .isEqualTo(new Drills.Impossible("The audience has no verifiers."));
        AudiencePolicy unlisted =
                KnownAudiences.withVerifiers(KnownAudiences.plain("orders", SigningAlg.ES256), "billing");
        assertThat(drills.begin(unlisted, DrillKind.REVOCATION))
                .isEqualTo(new Drills.Impossible("The audience has no status_list."));
        AudiencePolicy shared =
                KnownAudiences.withVerifiers(KnownAudiences.plain("orders", SigningAlg.HS256), "billing");
        assertThat(drills.begin(shared, DrillKind.ROTATION))
                .isEqualTo(new Drills.Impossible("The audience signs with a shared secret."));
    }

    @Test
    void sevenDaysAfterTheLastThenTheNextByItself() {
        drills.look();
        assertThat(rows.open()).hasSize(2);
        drills.look();
        assertThat(rows.open()).hasSize(2);

        pass(ANNOUNCE);
        drills.look();
        assertThat(rows.open()).isEmpty();
        pass(Duration.ofDays(7).minus(ANNOUNCE));
        drills.look();
        assertThat(rows.open()).hasSize(2);
        assertThat(rows.before(ORDERS, Optional.empty(), 3)).hasSize(3);
    }

    /** Between a node's look and its beginning another one may have begun and ended them. */
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void begunElsewhereMeanwhileThenNoOtherOne() {
        begun(DrillKind.ROTATION);
        begun(DrillKind.REVOCATION);
        pass(ANNOUNCE);
        drills.look();
        drills.rows = new DrillRows() {
            private Set<DrillPlace> seen = Set.of();

            @Override
            public List<Drill> open() {
                return List.of();
            }

            @Override
            public Set<DrillPlace> begunSince(Instant time) {
                Set<DrillPlace> before = seen;
                seen = rows.begunSince(time);
                return before;
            }
        };

        assertThatCode(drills::look).doesNotThrowAnyException();
        assertThat(rows.open()).isEmpty();
    }

    /** No longer is a revoked token on the list (boxoffice.keys.announce may be longer). */
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void announcedForHoursThenARevocationEndsAfterTheLongestLifeOfAToken() {
        drills.keySettings = new KeySettings(
                Duration.ofDays(30), Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofMinutes(1), 2048);

        Drill drill = begun(DrillKind.REVOCATION);
        assertThat(drill.endsAt()).isEqualTo(drill.begunAt().plus(TokenLifetimes.MAX_ACCESS));
        Drill other = begun(DrillKind.ROTATION);
        assertThat(other.endsAt()).isEqualTo(other.begunAt().plus(Duration.ofHours(6)));
    }

    /** One that waits for longer than the pause between two is not begun anew, nor is a key made for it. */
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void openForLongerThanThePauseThenNoNextOne() {
        drills.keySettings = new KeySettings(
                Duration.ofDays(30), Duration.ofDays(10), Duration.ofMinutes(1), Duration.ofMinutes(1), 2048);
        begun(DrillKind.ROTATION);
        pass(Duration.ofDays(8));

        assertThat(rows.begunSince(wiring.clock().instant().minus(Duration.ofDays(7))))
                .containsExactly(new DrillPlace(ORDERS, DrillKind.ROTATION));
    }

    @Test
    void endedLongAgoThenPurged() {
        Drill drill = begun(DrillKind.ROTATION);
        pass(ANNOUNCE);
        seen(drill);
        assertThat(drills.purge(10)).isFalse();
        assertThat(rows.find(ORDERS, drill.id())).isPresent();

        pass(Duration.ofDays(731));
        drills.purge(10);
        assertThat(rows.find(ORDERS, drill.id())).isEmpty();
    }

    @Test
    void readAtANodeWhoseClockIsBehindThenItTookNoTime() {
        Drill drill = begun(DrillKind.ROTATION);
        pass(Duration.ofSeconds(-1));
        read("billing", kids());
        read("reports", kids());
        pass(Duration.ofSeconds(1));

        assertThat(seen(drill).readings()).extracting(DrillReading::after).containsOnly(Optional.of(Duration.ZERO));
    }

    @Test
    void twoUnderWayThenAReadingIsThatOfOne() {
        Drill rotation = begun(DrillKind.ROTATION);
        Drill revocation = begun(DrillKind.REVOCATION);
        read("billing", kids());
        seen(rotation);

        assertThat(rows.find(ORDERS, revocation.id()).orElseThrow().readings())
                .extracting(DrillReading::after)
                .containsOnly(Optional.empty());
    }

    @Test
    @DisplayName("a key that is still a shared secret signs, whatever the next one will be")
    void sharedSecretStillSignsThenNotYet() {
        audiences.put(KnownAudiences.withVerifiers(KnownAudiences.plain("shared", SigningAlg.HS256), "billing"));
        wiring.get(KeyRotator.class).advance();
        AudiencePolicy later = audiences.put(
                KnownAudiences.withVerifiers(KnownAudiences.plain("shared", SigningAlg.ES256), "billing"));

        assertThat(drills.begin(later, DrillKind.ROTATION))
                .isEqualTo(new Drills.Impossible("The audience signs with a shared secret."));
    }

    @Test
    @DisplayName("once it is over, nothing is left of what verifiers were shown")
    void overThenItsThingIsForgotten() {
        Drill drill = begun(DrillKind.ROTATION);
        read("billing", kids());
        read("reports", kids());
        seen(drill);

        assertThat(wiring.database().text("SELECT count(*) FROM verifier_sighting WHERE thing = ?", drill.thing()))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("if no node looks at its end, a decoy and a canary go ten minutes after it by themselves")
    void nobodyLooksThenItGoesByItself() {
        Drill rotation = begun(DrillKind.ROTATION);
        Drill revocation = begun(DrillKind.REVOCATION);
        pass(ANNOUNCE.plusMinutes(10).minusMillis(1));
        keys.renew();
        assertThat(kids()).contains(rotation.thing());
        assertThat(canaries()).containsExactly(revocation.thing());

        pass(Duration.ofSeconds(2));
        keys.renew();
        assertThat(kids()).doesNotContain(rotation.thing());
        assertThat(canaries()).isEmpty();
    }

    @Test
    void listedThenThoseOfTheAudienceTheLatestFirst() {
        Drill first = begun(DrillKind.ROTATION);
        pass(Duration.ofSeconds(1));
        Drill second = begun(DrillKind.REVOCATION);
        Audience another =
                audiences.put(KnownAudiences.plain("another", SigningAlg.ES256)).audience();

        assertThat(rows.before(ORDERS, Optional.empty(), 5))
                .extracting(Drill::id)
                .containsExactly(second.id(), first.id());
        assertThat(rows.before(ORDERS, Optional.empty(), 1))
                .extracting(Drill::id)
                .containsExactly(second.id());
        assertThat(rows.before(ORDERS, Optional.of(second.id()), 5))
                .extracting(Drill::id)
                .containsExactly(first.id());
        assertThat(rows.before(another, Optional.empty(), 5)).isEmpty();
        assertThat(rows.find(another, first.id())).isEmpty();
    }

    @Test
    @DisplayName("two nodes that end it at once: one of them takes it away and tells of it")
    void endedTwiceThenToldOnce() {
        Drill open = begun(DrillKind.ROTATION);
        pass(ANNOUNCE);
        rows.look(open, wiring.clock().instant());
        rows.look(open, wiring.clock().instant().plusSeconds(1));

        assertThat(wiring.database().text("SELECT count(*) FROM audit_event WHERE type = 'drill_ended'"))
                .isEqualTo("1");
        assertThat(rows.find(ORDERS, open.id()).orElseThrow().endedAt())
                .contains(wiring.clock().instant());
    }

    @Test
    void manyEndedLongAgoThenPurgedInParts() {
        begun(DrillKind.ROTATION);
        begun(DrillKind.REVOCATION);
        pass(ANNOUNCE);
        drills.look();
        pass(Duration.ofDays(731));

        assertThat(drills.purge(1)).isTrue();
        assertThat(wiring.database().text("SELECT count(*) FROM drill")).isEqualTo("1");
    }

    private Drill begun(DrillKind kind) {
        assertThat(drills.begin(policy, kind)).isInstanceOf(Drills.Begun.class);
        return rows.open().stream()
                .filter(drill -> drill.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Drill seen(Drill drill) {
        rows.open().stream()
                .filter(open -> open.id().equals(drill.id()))
                .forEach(open -> rows.look(open, wiring.clock().instant()));
        return rows.find(ORDERS, drill.id()).orElseThrow();
    }

    private Set<String> kids() {
        return keys.jwkSet(ORDERS).orElseThrow().kids();
    }

    private Set<String> canaries() {
        return lists.find(listId()) instanceof StatusLists.Found found
                ? found.list().canaries()
                : Set.of("no list");
    }

    private String listId() {
        return wiring.database().text("SELECT id FROM status_list WHERE audience = 'orders'");
    }

    private void readList(String verifier) {
        note(verifier, Source.STATUS_LIST, canaries());
    }

    private void read(String verifier, Set<String> things) {
        note(verifier, Source.KEY_SET, things);
    }

    private void note(String verifier, Source source, Set<String> things) {
        wiring.get(Fetches.class).note(new Reader(ORDERS, verifier, source), things);
        wiring.get(FetchWriter.class).write();
    }

    private String ended(Drill drill) {
        return wiring.database()
                .text(
                        "SELECT reason FROM audit_event WHERE type = 'drill_ended' AND target = ?",
                        drill.id().toString());
    }

    private void pass(Duration time) {
        wiring.clock().pass(time);
    }
}
