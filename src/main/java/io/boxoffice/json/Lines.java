package io.boxoffice.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A body of lines, one JSON object each, read while it comes: memory holds one line of 16 KiB at the most, however many there are. A
 * line that is longer is passed over, and the next one is read. A line has ten seconds from its first byte, which is looked at between
 * two reads: in each the container may wait until 8 KiB have come, and gives up when none comes for its {@code readTimeout}.
 */
public final class Lines {
    /** The content type of such a body. */
    public static final String NDJSON = "application/x-ndjson";

    /** The most bytes of a line, without its end. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final int BUFFER = 8 * 1024;
    private static final long TIME = Duration.ofSeconds(10).toNanos();

    private final InputStream in;
    private final LongSupplier nanoTime;
    private final byte[] buffer = new byte[BUFFER];
    private int place;
    private int end;

    Lines(InputStream in, LongSupplier nanoTime) {
        this.in = in;
        this.nanoTime = nanoTime;
    }

    /** One line. */
    public sealed interface Line permits Whole, TooLong {}

    /** A line without its end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Whole(byte[] bytes) implements Line {
        /** The object that it is; {@link BodyRefused} if it is none. */
        public Body body() {
            return new Body(StrictJson.object(bytes)
                    .orElseThrow(() -> BodyRefused.malformed("The line is not one JSON object.")));
        }
    }

    /** A line of more than {@link #MOST_BYTES}. */
    public record TooLong() implements Line {}

    /**
     * The next line, or nothing at the end of the body. The last one needs no end.
     *
     * @throws IOException if the body breaks off, or a line does not come in time
     */
    public Optional<Line> next() throws IOException {
        if (!hasMore()) {
            return Optional.empty();
        }
        long begun = nanoTime.getAsLong();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && hasMore()) {
            ended = gather(line);
            if (nanoTime.getAsLong() - begun > TIME) {
                throw new IOException("a line did not come in time");
            }
        }
        return Optional.of(line.size() > MOST_BYTES ? new TooLong() : new Whole(withoutReturn(line.toByteArray())));
    }

    /** Takes what is there of a line, one byte more than it may have at the most; whether its end was there. */
    private boolean gather(ByteArrayOutputStream line) {
        int begin = place;
        while (place < end && buffer[place] != '\n') {
            place++;
        }
        line.write(buffer, begin, Math.min(place - begin, MOST_BYTES + 1 - line.size()));
        boolean ended = place < end;
        if (ended) {
            place++;
        }
        return ended;
    }

    private boolean hasMore() throws IOException {
        if (place == end) {
            place = 0;
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return place < end;
    }

    private static byte[] withoutReturn(byte[] line) {
        int last = line.length - 1;
        return last >= 0 && line[last] == '\r' ? Arrays.copyOf(line, last) : line;
    }
}
