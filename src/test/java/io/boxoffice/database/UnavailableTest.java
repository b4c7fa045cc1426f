package io.boxoffice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ER-07: a database that is down is 503, a mistake of ours is not. */
class UnavailableTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "25006", "53300", "55P03", "57014", "57P01", "57P03", "58030"})
    void stateOfATroubledDatabaseThenUnavailable(String state) {
        assertThat(Unavailable.isCauseOf(wrapped(new SQLException("x", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "42601", "42501", "25001", "25P02", "8006", ""})
    void stateOfAMistakeThenNot(String state) {
        assertThat(Unavailable.isCauseOf(wrapped(new SQLException("x", state)))).isFalse();
    }

    @Test
    void transientTroubleThenUnavailableWithoutAState() {
        assertThat(Unavailable.isCauseOf(wrapped(new SQLTransientConnectionException("x"))))
                .isTrue();
        assertThat(Unavailable.isCauseOf(wrapped(new SQLException("x")))).isFalse();
    }

    @Test
    void chainWithoutEndThenAnAnswerAllTheSame() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(Unavailable.isCauseOf(two)).isFalse();
    }

    private static RuntimeException wrapped(SQLException cause) {
        return new IllegalStateException(new RuntimeException(cause));
    }
}
