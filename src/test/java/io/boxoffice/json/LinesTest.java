package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final String LONGEST = "x".repeat(Lines.MOST_BYTES);

    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void linesThenEachWithoutItsEnd() throws IOException {
        assertThat(read("{}\n\n{\"a\":1}\r\n{\"b\":2}")).containsExactly("{}", "", "{\"a\":1}", "{\"b\":2}");
        assertThat(read("one\n")).containsExactly("one");
        assertThat(read("\n")).containsExactly("");
        assertThat(read("")).isEmpty();
    }

    @Test
    void lineThatIsTooLongThenPassedOverAndTheNextOneRead() throws IOException {
        assertThat(read(LONGEST + "\n" + LONGEST + "x\nnext\n" + LONGEST.repeat(70)))
                .containsExactly(LONGEST, "too long", "next", "too long");
    }

    @Test
    void lineLongerThanAllMemoryThenPassedOver() throws IOException {
        long bytes = Runtime.getRuntime().maxMemory();
        InputStream endless = new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                left -= length;
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return left < 0 ? -1 : length;
            }
        };
        assertThat(read(endless)).containsExactly("too long");
    }

    @Test
    void bodyInSmallPiecesThenTheSameLines() throws IOException {
        InputStream drops = new ByteArrayInputStream(bytes("one\ntwo\nthree")) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(2, length));
            }
        };
        assertThat(read(drops)).containsExactly("one", "two", "three");
    }

    @Test
    void lineThatDripsForMoreThanTenSecondsThenBrokenOff() throws IOException {
        assertThat(read(dripping(Duration.ofSeconds(2)))).containsExactly("12345");
        assertThatThrownBy(() -> read(dripping(Duration.ofSeconds(3)))).isInstanceOf(IOException.class);
    }

    private InputStream dripping(Duration apart) {
        return new ByteArrayInputStream(bytes("12345")) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                nanoTime.addAndGet(apart.toNanos());
                return super.read(into, offset, 1);
            }
        };
    }

    private List<String> read(String body) throws IOException {
        return read(new ByteArrayInputStream(bytes(body)));
    }

    private List<String> read(InputStream body) throws IOException {
        Lines lines = new Lines(body, nanoTime::get);
        List<String> read = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(
                    switch (line.get()) {
                        case Lines.Whole whole -> new String(whole.bytes(), StandardCharsets.US_ASCII);
                        case Lines.TooLong _ -> "too long";
                    });
        }
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
