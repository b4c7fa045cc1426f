package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void fewerRowsThanTheLimitThenTheLastPage() {
        assertThat(Page.of(List.of("a", "b"), 2, row -> row)).isEqualTo(new Page<>(List.of("a", "b"), null));
        assertThat(Page.of(List.<String>of(), 2, row -> row)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void oneRowMoreThenTheNextPageBeginsBehindTheLastRowShown() {
        assertThat(Page.of(List.of("a", "b", "c"), 2, row -> "after " + row))
                .isEqualTo(new Page<>(List.of("a", "b"), "after b"));
    }

    @Test
    void noLimitThenFifty() {
        assertThat(Page.limit(Optional.empty())).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "200, 200", "201, 200", "2147483648, 200", "999999999999999999, 200"})
    void limitThenCappedAtTwoHundred(String asked, int used) {
        assertThat(Page.limit(Optional.of(asked))).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "01", "1.0", "ten", "", " 1", "\u0661", "9999999999999999999"})
    void noLimitFromOneThenRefused(String asked) {
        assertThatThrownBy(() -> Page.limit(Optional.of(asked))).isInstanceOf(BodyRefused.class);
    }
}
