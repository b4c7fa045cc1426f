package io.boxoffice.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that people type (RFC 8628 6.1). */
class UserCodeTest {
    @Test
    void newThenEightOfTwentyLettersAndAllOfThem() {
        Set<String> codes = IntStream.range(0, 1_000)
                .mapToObj(_ -> UserCode.random().letters())
                .collect(Collectors.toSet());
        assertThat(codes).hasSize(1_000).allMatch(code -> code.matches("[BCDFGHJKLMNPQRSTVWXZ]{8}"));
        assertThat(codes.stream().flatMapToInt(String::chars).distinct().count())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WDJB-MJHT",
                "wdjbmjht",
                " wdjb mjht ",
                "W-D-J-B-M-J-H-T",
                "WDJB\u2010MJHT",
                "WDJB\u2014MJHT",
                "WDJB\tMJHT"
            })
    void typedLikeThatThenTheCode(String typed) {
        assertThat(UserCode.parse(typed)).contains(new UserCode("WDJBMJHT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WDJB-MJH",
                "WDJB-MJHTB",
                "WDJB-MJH7",
                "WDJB-MJHA",
                "WDJB_MJHT",
                "ｗDJBMJHT",
                "WDJB-MJHT                                                         "
            })
    void typedLikeThatThenNone(String typed) {
        assertThat(UserCode.parse(typed)).isEmpty();
    }

    @Test
    void shownThenInTwoHalvesAndInNoLog() {
        UserCode code = new UserCode("WDJBMJHT");
        assertThat(code.shown()).isEqualTo("WDJB-MJHT");
        assertThat(code).hasToString("***");
    }
}
