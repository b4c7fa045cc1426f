package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AD-02: what userinfo tells of a user is one line of each. */
class PersonalDetailsTest {
    @Test
    void nothingThenTaken() {
        assertThat(PersonalDetails.NONE.refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Alice Liddell", "O'Neil, Zoe", "\u4f50\u85e4"})
    void nameThenTaken(String name) {
        assertThat(new PersonalDetails(name, null, false).refusal()).isEmpty();
        assertThat(new PersonalDetails("n".repeat(200), null, false).refusal()).isEmpty();
        assertThat(new PersonalDetails("n".repeat(201), null, false).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " A", "A ", "A\nB", "A\u0007"})
    void nameThatIsNoneThenRefused(String name) {
        assertThat(new PersonalDetails(name, null, false).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "alice+box@mail.example.org", "\u00e9va@example.org"})
    void emailThenTaken(String email) {
        assertThat(new PersonalDetails(null, email, true).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@example.org",
                "alice@",
                "a@b@c",
                "a b@example.org",
                "a@exa mple.org",
                "a@example.org\nBcc: b@example.org",
                "Alice <a@example.org>",
                "a@example.org,b@example.org",
                "a\u0000@example.org"
            })
    void emailThatIsNotOneAddressThenRefused(String email) {
        assertThat(new PersonalDetails(null, email, false).refusal()).isPresent();
        assertThat(new PersonalDetails(null, "a@" + "b".repeat(252), false).refusal())
                .isEmpty();
        assertThat(new PersonalDetails(null, "a@" + "b".repeat(253), false).refusal())
                .isPresent();
    }

    @Test
    void verifiedWithoutAnEmailThenRefused() {
        assertThat(new PersonalDetails("Alice", null, true).refusal()).isPresent();
    }
}
