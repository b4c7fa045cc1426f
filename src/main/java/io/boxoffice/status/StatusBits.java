package io.boxoffice.status;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.Deflater;

/**
 * One bit for each index (Token Status List 4.1), 1 for a token that is revoked.
 *
 * @param size how many indexes there are: the list's length tells nothing of how many are taken
 */
record StatusBits(BitSet revoked, int size) {
    /** The indexes of a list: random ones are found quickly while 1,000,000 tokens live. */
    static final int CAPACITY = 1 << 21;

    /** The draft recommends 9, which costs ten times the CPU for a sixth less: too much for a list that lives seconds. */
    private static final int LEVEL = 7;

    /** The member {@code lst}: the bits from the least significant of each byte on, DEFLATE in the ZLIB format, base64url. */
    String lst() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(compressed());
    }

    private byte[] compressed() {
        Deflater deflater = new Deflater(LEVEL);
        try {
            // A BitSet's bytes have the order of the draft, but end with the last bit that is set.
            deflater.setInput(Arrays.copyOf(revoked.toByteArray(), size / Byte.SIZE));
            deflater.finish();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                all.write(part, 0, deflater.deflate(part));
            }
            return all.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
