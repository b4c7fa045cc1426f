package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Token Status List 4.1, with the examples of the draft. */
class StatusArrayTest {
    private static final String LONG =
            "eNrt3AENwCAMAEGogklACtKQPg9LugC9k_ACvreiogEAAKkeCQAAAAAAAAAAAAAAAAAAAIBylgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAXG9IAAAAAAAAAPwsJAAAAAAAAAAAAAAAvhsSAAAAAAAAAAAA7KpLAAAAAAAAAAAAAAAAAAAAAJsLCQAAAAAAAAAAADje"
                    + "lAAAAAAAAAAAKjDMAQAAAACAZC8L2AEb";

    @Test
    void exampleOfOneBitThenItsStatuses() {
        StatusArray array = StatusArray.of(1, "eNrbuRgAAhcBXQ").orElseThrow();

        assertThat(statuses(array, 16)).containsExactly(1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1);
        assertThat(array.status(16)).isEmpty();
        assertThat(array.status(-1)).isEmpty();
        assertThat(array.status(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void exampleOfTwoBitsThenItsStatuses() {
        StatusArray array = StatusArray.of(2, "eNo76fITAAPfAgc").orElseThrow();

        assertThat(statuses(array, 12)).containsExactly(1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3);
        assertThat(array.status(12)).isEmpty();
    }

    /** Appendix C.1. */
    @Test
    void longVectorOfTheDraftThenItsStatuses() {
        StatusArray array = StatusArray.of(1, LONG).orElseThrow();

        long[] ones = LongStream.range(0, 1 << 20)
                .filter(index -> array.status(index).orElseThrow() == 1)
                .toArray();
        assertThat(ones)
                .containsExactly(0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345);
        assertThat(array.status(1 << 20)).isEmpty();
    }

    @Test
    void malformedThenNone() {
        assertThat(StatusArray.of(3, "eNrbuRgAAhcBXQ")).isEmpty();
        assertThat(StatusArray.of(1, "eNrbuRgAAhcBX!")).isEmpty();
        assertThat(StatusArray.of(1, "eNrbuRg")).isEmpty();
        assertThat(StatusArray.of(1, "AAAA")).isEmpty();
        assertThat(StatusArray.of(1, "")).isEmpty();
    }

    @Test
    void moreThanAnyListHoldsThenNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[3 << 20]);
        }
        assertThat(StatusArray.of(1, Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray())))
                .isEmpty();
    }

    private static int[] statuses(StatusArray array, int count) {
        return IntStream.range(0, count)
                .map(index -> array.status(index).orElseThrow())
                .toArray();
    }
}
