package io.boxoffice.json;

import java.util.Arrays;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * The buffers in which JSON is read and written, which hold passwords, tokens and keys: each is wiped when it is given back, so that
 * none waits in memory for a heap dump.
 */
final class WipedBuffers extends RecyclerPool.ConcurrentDequePoolBase<BufferRecycler> {
    private static final long serialVersionUID = 1;
    private static final int WITHOUT_LIMIT = -1; // there are as many as were ever in use at once

    WipedBuffers() {
        super(WITHOUT_LIMIT);
    }

    @Override
    public BufferRecycler createPooled() {
        return new Wiping();
    }

    private static final class Wiping extends BufferRecycler {
        @Override
        public void releaseByteBuffer(int kind, byte[] buffer) {
            Arrays.fill(buffer, (byte) 0);
            super.releaseByteBuffer(kind, buffer);
        }

        @Override
        public void releaseCharBuffer(int kind, char[] buffer) {
            Arrays.fill(buffer, '\0');
            super.releaseCharBuffer(kind, buffer);
        }
    }
}
