package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.hash.ForeignHash;
import io.boxoffice.oauth.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of a hash of elsewhere, and what is made of it when somebody logs in. */
class SealedHashTest {
    private static final String BCRYPT = "$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";

    /** Of the most memory that one look may take: three of them at once have no room. */
    private static final String LARGE =
            "$argon2id$v=19$m=131072,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U";

    private static final Password RIGHT = password("gr\u00FCne Wiesen im Regen");
    private static final Password WRONG = password("gr\u00FCne Wiesen im RegeN");

    private final Wiring wiring = new Wiring();
    private final SealedHash hashes = wiring.get(SealedHash.class);

    private static Password password(String text) {
        return Password.of(new Secret(text)).orElseThrow();
    }

    private String sealed(String text) {
        return hashes.of(ForeignHash.parse(text).orElseThrow());
    }

    @Test
    void sealedThenItsPasswordMatchesAndNoOther() {
        String stored = sealed(BCRYPT);

        assertThat(SealedHash.isOne(stored)).isTrue();
        assertThat(SealedHash.isOne(BCRYPT)).isFalse();
        assertThat(hashes.matches(RIGHT, stored)).isTrue();
        assertThat(hashes.matches(WRONG, stored)).isFalse();
        assertThat(wiring.get(PasswordHash.class).isOutdated(stored)).isTrue();
    }

    @Test
    void sealedTwiceThenNothingTellsThatTheyAreTheSame() {
        assertThat(sealed(BCRYPT)).isNotEqualTo(sealed(BCRYPT)).doesNotContain(BCRYPT);
    }

    @Test
    void changedInTheDatabaseThenItDoesNotOpen() {
        String stored = sealed(BCRYPT);
        String other = stored.substring(0, stored.length() - 8) + "AAAAAAA=";

        assertThatThrownBy(() -> hashes.matches(RIGHT, other)).isInstanceOf(IllegalStateException.class);
    }

    /** Nobody stores one; whoever did could hold a node with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$15$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O",
                "$argon2id$v=19$m=131073,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U"
            })
    void storedThoughItCostsTooMuchThenNotLookedAt(String text) {
        String stored = sealed(text);

        assertThatThrownBy(() -> hashes.matches(RIGHT, stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyOfTheMostMemoryThenEachGivesItBack() {
        String stored = sealed(LARGE);
        for (int i = 0; i < 3; i++) {
            assertThat(hashes.matches(WRONG, stored)).isFalse();
        }
        assertThat(SealedHash.MEMORY.availablePermits()).isEqualTo(SealedHash.MOST_KIBIBYTES);
    }

    @Test
    void allMemoryTakenThenItIsWaitedFor() throws InterruptedException {
        String stored = sealed(LARGE);
        SealedHash.MEMORY.acquire(SealedHash.MOST_KIBIBYTES);
        Thread looking = Thread.ofVirtual().start(() -> hashes.matches(WRONG, stored));
        try {
            assertThat(looking.join(Duration.ofMillis(300))).isFalse();
            assertThat(SealedHash.MEMORY.hasQueuedThreads()).isTrue();
        } finally {
            SealedHash.MEMORY.release(SealedHash.MOST_KIBIBYTES);
        }
        looking.join();
        assertThat(SealedHash.MEMORY.availablePermits()).isEqualTo(SealedHash.MOST_KIBIBYTES);
    }
}
