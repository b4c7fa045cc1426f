package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.BufferRecycler;

/** No buffer that is waiting for its next use holds what it was used for. */
class WipedBuffersTest {
    private final WipedBuffers buffers = new WipedBuffers();

    @Test
    void bufferGivenBackThenEmptyWhenItIsTakenAgain() {
        BufferRecycler recycler = buffers.acquirePooled();
        char[] text = recycler.allocCharBuffer(BufferRecycler.CHAR_TOKEN_BUFFER);
        byte[] bytes = recycler.allocByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER);
        Arrays.fill(text, 'x');
        Arrays.fill(bytes, (byte) 'x');

        recycler.releaseCharBuffer(BufferRecycler.CHAR_TOKEN_BUFFER, text);
        recycler.releaseByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER, bytes);

        assertThat(recycler.allocCharBuffer(BufferRecycler.CHAR_TOKEN_BUFFER))
                .isSameAs(text)
                .containsOnly('\0');
        assertThat(recycler.allocByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER))
                .isSameAs(bytes)
                .containsOnly(0);
    }

    @Test
    void bytesThatAreGatheredThenNoArrayKeepsThem() {
        WipedBytes gathered = new WipedBytes();
        byte[] part = "correct horse ".repeat(50).getBytes(StandardCharsets.UTF_8);
        gathered.write(part, 0, part.length);
        gathered.write(part, 0, part.length);
        assertThat(gathered.toByteArray()).hasSize(2 * part.length);

        gathered.close();

        assertThat(gathered.toByteArray()).containsOnly(0);
    }
}
