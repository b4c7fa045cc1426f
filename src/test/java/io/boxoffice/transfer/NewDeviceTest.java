package io.boxoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewDeviceTest {
    @Test
    void nameThenWithoutBlanksAround() {
        assertThat(NewDevice.name(" My phone ")).contains("My phone");
        assertThat(NewDevice.name("é".repeat(64))).isPresent();
        assertThat(NewDevice.name("\uD83D\uDCF1".repeat(64)))
                .as("letters beyond 16 bits")
                .isPresent();
    }

    @Test
    @DisplayName("what words and pictures are joined by is no control")
    void joinedThenTaken() {
        assertThat(NewDevice.name("\uD83D\uDC69\u200D\uD83D\uDCBB")).isPresent();
        assertThat(NewDevice.name("\u0646\u200C\u0645")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u202Eb", "a\u2066b", "a\u2028b", "a\u2029b", "a\uD800"})
    @DisplayName("nothing, lines, what turns a line round, half of a letter")
    void noNameThenNothing(String text) {
        assertThat(NewDevice.name(text)).isEmpty();
    }

    @Test
    void tooLongThenNothing() {
        assertThat(NewDevice.name("a".repeat(65))).isEmpty();
    }
}
