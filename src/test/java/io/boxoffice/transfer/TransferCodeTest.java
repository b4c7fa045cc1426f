package io.boxoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferCodeTest {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZBCDFGHJKLM";

    @Test
    void randomThenOfTheShapeAndNeverTheSame() {
        TransferCode code = TransferCode.random();
        assertThat(code.letters()).matches("[BCDFGHJKLMNPQRSTVWXZ]{30}");
        assertThat(TransferCode.random()).isNotEqualTo(code);
        assertThat(TransferCode.parse(code.letters())).contains(code);
    }

    @Test
    @DisplayName("as people type it: in groups, in any case, with hyphens of any kind")
    void typedThenRead() {
        String typed = " bcdfg-hjklm\u2013npqrs tvwxz bcdfg hjklm\n";
        assertThat(TransferCode.parse(typed)).contains(new TransferCode(LETTERS));
        assertThat(TransferCode.parse(LETTERS.toLowerCase(Locale.ROOT))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "BCDFGHJKLMNPQRSTVWXZBCDFGHJKL", LETTERS + "B", "ACDFGHJKLMNPQRSTVWXZBCDFGHJKLM", "B\u0000"})
    void noCodeThenNothing(String typed) {
        assertThat(TransferCode.parse(typed)).isEmpty();
    }

    @Test
    void muchThenNotEvenLookedAt() {
        assertThat(TransferCode.parse(LETTERS + " ".repeat(98))).isPresent();
        assertThat(TransferCode.parse(LETTERS + " ".repeat(99))).isEmpty();
    }

    @Test
    void printedThenNotShown() {
        assertThat(new TransferCode(LETTERS)).hasToString("***");
    }
}
