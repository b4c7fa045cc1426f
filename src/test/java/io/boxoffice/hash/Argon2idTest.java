package io.boxoffice.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes in the first and third tests are the reference library's. */
class Argon2idTest {
    private static final byte[] PASSWORD = "tickets, one show each".getBytes(StandardCharsets.UTF_8);
    private static final String OF_THE_REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$cOGAeTuJ3YPZKw6p5j9BKg$iPwSatzQCQqboc883ZobAryMROCehgsvwBuPGZS8cFo";

    private final Argon2id argon2id = new Argon2id(2, 19 * 1024);

    @Test
    void hashOfAnotherLibraryThenItIsOnesOwn() {
        assertThat(argon2id.matches(PASSWORD, OF_THE_REFERENCE)).isTrue();
        assertThat(argon2id.isOutdated(OF_THE_REFERENCE)).isFalse();
    }

    @Test
    void hashedThenItsOwnPasswordMatchesAndNoOther() {
        String hash = argon2id.hash(PASSWORD);

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(argon2id.matches(PASSWORD, hash)).isTrue();
        assertThat(argon2id.matches("tickets, one show eacH".getBytes(StandardCharsets.UTF_8), hash))
                .isFalse();
        assertThat(argon2id.hash(PASSWORD)).as("another salt each time").isNotEqualTo(hash);
    }

    @Test
    void hashOfOtherParametersThenItMatchesAndIsOutdated() {
        String other =
                "$argon2id$v=19$m=8192,t=1,p=1$cFVxGvfRjvr3tIC9p94H/A$5q94aXRUkJjAKSV6kVqTgtlNmn7F5UbRp7geSWCozJc";
        assertThat(argon2id.matches(PASSWORD, other)).isTrue();
        assertThat(argon2id.isOutdated(other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "$argon2id$", "tickets, one show each", "$2b$10$abcdefghijklmnopqrstuv"})
    void noHashThenItMatchesNothingAndIsOutdated(String rubbish) {
        assertThat(argon2id.matches(PASSWORD, rubbish)).isFalse();
        assertThat(argon2id.isOutdated(rubbish)).isTrue();
    }

    @Test
    void longerThanAnyHashThenItMatchesNothing() {
        String longer = OF_THE_REFERENCE + "A".repeat(1000);
        assertThat(argon2id.matches(PASSWORD, longer)).isFalse();
        assertThat(argon2id.isOutdated(longer)).isTrue();
    }
}
