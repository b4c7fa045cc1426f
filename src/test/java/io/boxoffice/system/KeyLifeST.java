package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three rotations of both audiences in a row, by the timer, watched by all who may notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLifeST {
    private static final int ROTATIONS = 3;
    private static final Duration ROTATION = Duration.ofSeconds(10);
    private static final Duration ANNOUNCE = Duration.ofSeconds(3);

    private final Office office = Office.fresh(
            "boxoffice.keys.rotation=" + ROTATION,
            "boxoffice.keys.announce=" + ANNOUNCE,
            "boxoffice.keys.check=PT1S",
            "boxoffice.access.token.lifetime=PT5S");
    private final CachingVerifier caching = new CachingVerifier(office);
    private final Optional<NpmJose> jose = NpmJose.find(office);
    private final AtomicInteger verifiedWithJose = new AtomicInteger();
    private final KeyDiary diary = KeyDiary.begin(office.database(), office);
    private final Visitors visitors = new Visitors(diary, this::complaints, Duration.ofMillis(150));

    @BeforeAll
    void watchThreeRotations() {
        visitors.come(office, Door.SERVER);
        visitors.come(office, Door.OTHER);
        Poll.until(
                "three rotations",
                ROTATION.multipliedBy(ROTATIONS + 2),
                () -> Stream.of(Door.values()).allMatch(door -> signing(door).size() > ROTATIONS));
        visitors.close();
        diary.close();
        System.out.println(visitors.tokens() + " tokens (" + visitors.logins() + " by login), " + caching.readings()
                + " readings of the key set, " + verifiedWithJose + " verified with npm jose");
    }

    @AfterAll
    void close() {
        jose.ifPresent(NpmJose::close);
        office.close();
    }

    private List<String> complaints(String token) {
        return Stream.of(caching.complaint(token), jose.flatMap(verifier -> {
                    verifiedWithJose.incrementAndGet();
                    return verifier.complaint(token);
                }))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The keys of an audience that signed something, in the order of their lives. */
    private List<String> signing(Door door) {
        return diary.active(door.audience()).stream()
                .filter(visitors.signed()::containsKey)
                .toList();
    }

    @Test
    @DisplayName(
            "KY-05, KY-02: one active key at every instant, nothing missing in a key set, no private half too long")
    void rotatedThenNothingWrongAtAnyInstant() {
        assertThat(diary.pages()).isGreaterThan(60);
        assertThat(diary.complaints()).isEmpty();
    }

    @Test
    @DisplayName(
            "KY-04, RB-05: no verification failed with a caching verifier, and every token was admitted to its end")
    void rotatedThenNoTokenFailed() {
        assertThat(visitors.tokens()).isGreaterThan(100);
        assertThat(visitors.failures()).isEmpty();
        assertThat(caching.readings()).isLessThan(20);
    }

    @Test
    @DisplayName("RB-05: likewise with jose of npm")
    void rotatedThenNoTokenFailedWithJoseOfNpm() {
        assumeTrue(jose.isPresent(), "no node, or no target/jose");
        assertThat(verifiedWithJose.get()).isGreaterThan(100);
        assertThat(visitors.failures()).noneMatch(failure -> failure.contains("npm jose"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("KY-04: published before the first token, for longer than a verifier may keep a key set")
    void rotatedThenEachKeyWasPublishedBeforeItSigned(Door door) {
        Map<String, Instant> published = diary.published();
        signing(door).stream()
                .skip(1)
                .forEach(kid -> assertThat(published.get(kid))
                        .as(kid)
                        .isBefore(
                                visitors.signed().getOrDefault(kid, Instant.MIN).minus(ANNOUNCE.dividedBy(2))));
    }

    @ParameterizedTest
    @EnumSource
    void rotatedThenTheFirstKeyIsRetiredAndOutOfTheKeySet(Door door) {
        String first = diary.active(door.audience()).getFirst();
        assertThat(new KeyDesk(office).state(first)).isEqualTo("retired");
        assertThat(Published.kids(office, Published.ALL)).doesNotContain(first);
        assertThat(Published.kids(office, Published.of(door.audience()))).doesNotContain(first);
    }

    @Test
    @DisplayName("KY-03: kept by verifiers for at most half the announce time")
    void rotatedThenTheKeySetIsKeptForLessThanHalfTheAnnounceTime() {
        assertThat(office.get(Published.ALL).header("Cache-Control")).isEqualTo("public, max-age=1");
    }

    @ParameterizedTest
    @EnumSource
    void rotatedThenEachKeySignedAboutOneRotation(Door door) {
        List<Instant> begins = signing(door).stream()
                .map(kid -> visitors.signed().getOrDefault(kid, Instant.MIN))
                .toList();
        for (int i = 2; i < begins.size(); i++) {
            assertThat(Duration.between(begins.get(i - 1), begins.get(i)))
                    .isBetween(ROTATION.minusSeconds(2), ROTATION.plusSeconds(4));
        }
    }
}
