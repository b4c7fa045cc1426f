package io.boxoffice.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Token Status List 4.1 and 4.2, with the examples of the draft. */
class StatusBitsTest {
    @Test
    void exampleOfTheDraftThenItsBytes() {
        StatusBits bits = new StatusBits(set(0, 3, 4, 5, 7, 8, 9, 13, 15), 16);

        assertThat(bits.lst()).isEqualTo("eNrbuRgAAhcBXQ");
        assertThat(Base64.getUrlDecoder().decode(bits.lst()))
                .isEqualTo(HexFormat.of().parseHex("78dadbb918000217015d"));
    }

    /** Appendix C.1: 2^20 entries of one bit. */
    @Test
    void longVectorOfTheDraftThenItsBits() throws Exception {
        int[] ones = {0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345};
        byte[] bytes = inflated(new StatusBits(set(ones), 1 << 20).lst());

        assertThat(bytes).hasSize(1 << 17);
        assertThat(BitSet.valueOf(bytes)).isEqualTo(set(ones));
        assertThat(bytes[0]).isEqualTo((byte) 1);
        assertThat(bytes[1993 / 8]).isEqualTo((byte) (1 << (1993 % 8)));
    }

    @Test
    void nothingRevokedThenStillTheWholeLength() throws Exception {
        StatusBits bits = new StatusBits(new BitSet(), StatusBits.CAPACITY);

        assertThat(inflated(bits.lst())).hasSize(StatusBits.CAPACITY / 8).containsOnly(0);
        assertThat(bits.lst()).hasSizeLessThan(500);
    }

    @Test
    void lastIndexRevokedThenTheHighestBitOfTheLastByte() throws Exception {
        byte[] bytes = inflated(new StatusBits(set(StatusBits.CAPACITY - 1), StatusBits.CAPACITY).lst());

        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 0x80);
    }

    static BitSet set(int... ones) {
        BitSet bits = new BitSet();
        for (int one : ones) {
            bits.set(one);
        }
        return bits;
    }

    static byte[] inflated(String lst) throws Exception {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getUrlDecoder().decode(lst));
        byte[] room = new byte[StatusBits.CAPACITY];
        int length = inflater.inflate(room);
        assertThat(inflater.finished()).isTrue();
        inflater.end();
        return Arrays.copyOf(room, length);
    }
}
