package io.boxoffice.resourceserver;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The statuses of a list (Token Status List 4.1): 1, 2, 4 or 8 bits each, the least significant of a byte first. */
final class StatusArray {
    private static final Set<Integer> WIDTHS = Set.of(1, 2, 4, 8);

    /** Room for 16 million statuses of one bit; a list that claims more is not unpacked. */
    private static final int MAX_BYTES = 1 << 21;

    private final int width;
    private final byte[] bytes;

    private StatusArray(int width, byte[] bytes) {
        this.width = width;
        this.bytes = bytes;
    }

    /** The statuses that the members {@code bits} and {@code lst} hold; nothing if they are malformed. */
    static Optional<StatusArray> of(int bits, String lst) {
        try {
            return WIDTHS.contains(bits)
                    ? inflated(Base64.getUrlDecoder().decode(lst)).map(bytes -> new StatusArray(bits, bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException | DataFormatException malformed) {
            return Optional.empty();
        }
    }

    /** The status of an index, if the list has one. */
    OptionalInt status(long index) {
        int perByte = Byte.SIZE / width;
        if (index < 0 || index / perByte >= bytes.length) {
            return OptionalInt.empty();
        }
        int shift = (int) (index % perByte) * width;
        return OptionalInt.of((bytes[(int) (index / perByte)] >> shift) & ((1 << width) - 1));
    }

    private static Optional<byte[]> inflated(byte[] compressed) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] room = new byte[MAX_BYTES];
            int length = inflater.inflate(room);
            return inflater.finished() ? Optional.of(Arrays.copyOf(room, length)) : Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
