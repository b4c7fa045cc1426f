package io.boxoffice.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetadataTest {
    @Test
    @DisplayName("RFC 9470: a client learns that it can ask for two factors")
    void levelsThenBoth() {
        assertThat(Metadata.of("https://tickets.example", List.of(), false).acrValuesSupported())
                .containsExactly("aal1", "aal2");
    }
}
