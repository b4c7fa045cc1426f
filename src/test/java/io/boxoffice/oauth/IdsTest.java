package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id has one text, though the reader of the JDK takes more. */
class IdsTest {
    private static final String ID = "018f0000-0000-7000-8000-00000000000a";

    @Test
    void itsOwnTextThenTheId() {
        assertThat(Ids.parse(ID)).contains(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "018F0000-0000-7000-8000-00000000000A",
                "18f0000-0-7000-8000-a",
                "018f0000000070008000000000000000a",
                "{018f0000-0000-7000-8000-00000000000a}",
                "018f0000-0000-7000-8000-00000000000a ",
                "1-1-1-1-1",
                "../etc/passwd"
            })
    void anyOtherTextThenNothing(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }
}
