package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceTest {
    @Test
    void longUserAgentThenItsFirstTwoHundredCharacters() {
        assertThat(new Device("::1", "x".repeat(5_000)).userAgent()).hasSize(200);
        assertThat(new Device("::1", "x".repeat(200)).userAgent()).hasSize(200);
    }

    @Test
    void noUserAgentThenNone() {
        assertThat(new Device("::1", null).userAgent()).isNull();
    }

    /** LG-04. */
    @Test
    void controlCharactersThenQuestionMarks() {
        assertThat(new Device("::1", "a\r\nb\u001b[1m\0").userAgent()).isEqualTo("a??b?[1m?");
    }
}
