package io.boxoffice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A verifier that breaks off has not read what it was given. */
class WholeTextTest {
    private final AtomicInteger done = new AtomicInteger();
    private final WholeText text = new WholeText("{\"keys\":[\"ä\"]}", done::incrementAndGet);

    /** A connection that takes no more than so many bytes, and is over when it is flushed if it took all of them. */
    private static final class Broken extends OutputStream {
        private int room;

        private Broken(int room) {
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            if (room == 0) {
                throw new IOException("broken off");
            }
            room--;
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("broken off");
        }
    }

    @Test
    void allOfItWrittenThenDoneOnce() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        text.write(all);
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(text.text());
        assertThat(done).hasValue(1);
    }

    @Test
    @DisplayName("broken off in the middle, and before the last bytes have left")
    void brokenOffThenNotDone() {
        for (int room : new int[] {0, 5, 100}) {
            assertThatThrownBy(() -> text.write(new Broken(room))).isInstanceOf(IOException.class);
        }
        assertThat(done).hasValue(0);
    }
}
