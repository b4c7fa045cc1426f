package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 3.3, and RF-12: a set of scopes never grows by itself. */
class ScopesTest {
    @Test
    void emptyTextThenNoScope() {
        assertThat(Scopes.parse("")).contains(Scopes.NONE);
        assertThat(Scopes.NONE).hasToString("");
    }

    @Test
    void scopesThenOneSpaceBetweenThemInOrder() {
        assertThat(Scopes.parse("orders.write orders.read").orElseThrow()).hasToString("orders.read orders.write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "a ", " a", "a  b", "a\tb", "a\nb", "a,\"b\"", "a\\b", "\u00E4", "a a", "a\0", "a\u007F"})
    void noListOfScopesThenNothing(String text) {
        assertThat(Scopes.parse(text)).isEmpty();
    }

    @Test
    void tokenOfOneToSixtyFourCharactersThenTaken() {
        assertThat(Scopes.isToken("x".repeat(64))).isTrue();
        assertThat(Scopes.isToken("x".repeat(65))).isFalse();
        assertThat(Scopes.isToken("")).isFalse();
    }

    @Test
    void intersectionThenOnlyWhatIsInBoth() {
        Scopes both = Scopes.of(List.of("a", "b")).intersect(Scopes.of(List.of("b", "c")));

        assertThat(both).isEqualTo(Scopes.of(List.of("b")));
        assertThat(Scopes.NONE.intersect(both)).isEqualTo(Scopes.NONE);
    }

    @Test
    void subsetThenContainedAndNotTheOtherWay() {
        assertThat(Scopes.of(List.of("a", "b")).containsAll(Scopes.of(List.of("a"))))
                .isTrue();
        assertThat(Scopes.of(List.of("a")).containsAll(Scopes.of(List.of("a", "b"))))
                .isFalse();
        assertThat(Scopes.NONE.containsAll(Scopes.NONE)).isTrue();
        assertThat(Scopes.of(List.of("orders.read")).contains("orders")).isFalse();
    }

    @Test
    void setGivenAndChangedLaterThenTheScopesStay() {
        TreeSet<String> given = new TreeSet<>(List.of("a"));
        Scopes scopes = new Scopes(given);
        given.add("b");

        assertThat(scopes).hasToString("a");
        assertThatThrownBy(() -> scopes.values().add("b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
