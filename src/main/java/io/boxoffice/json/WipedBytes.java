package io.boxoffice.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes that are gathered and must not stay: what was outgrown is wiped at once, the rest when it is closed. */
final class WipedBytes extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        byte[] present = buf;
        super.write(bytes, offset, length);
        if (present.length != buf.length) {
            Arrays.fill(present, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(buf, (byte) 0);
    }
}
