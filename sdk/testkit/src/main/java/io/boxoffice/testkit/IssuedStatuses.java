package io.boxoffice.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;

/** The status list of an issuer (Token Status List 4.1): one bit for each token, 1 for one that is revoked. */
final class IssuedStatuses {
    /** As many as a list of the server has. */
    private static final int CAPACITY = 1 << 21;

    private final AtomicInteger next = new AtomicInteger();
    private final BitSet revoked = new BitSet(CAPACITY);

    /** The index of one more token. */
    int allocate() {
        int index = next.getAndIncrement();
        if (index >= CAPACITY) {
            throw new IllegalStateException("this issuer has made " + CAPACITY + " tokens: no index is left");
        }
        return index;
    }

    synchronized void revoke(int index) {
        revoked.set(index);
    }

    /** The member {@code lst}: the bits, the least significant of a byte first, in the ZLIB format and base64url. */
    String lst() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(compressed(bytes()));
    }

    private synchronized byte[] bytes() {
        return Arrays.copyOf(revoked.toByteArray(), CAPACITY / Byte.SIZE);
    }

    private static byte[] compressed(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
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
