package io.boxoffice.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies for as long as they may take. Whoever waits for one holds a thread: only so many may, so that what has no body is
 * served on, and none for longer than its time, however often another byte comes (TR-07).
 */
final class SlowBodies {
    private static final int BUFFER = 8 * 1024;

    private final Semaphore places;
    private final Duration turn;
    private final Duration time;

    /**
     * How many may be read at once.
     *
     * @param turn how long another one waits for its turn; a body that is there is read in far less
     * @param time how long one may take
     */
    SlowBodies(int places, Duration turn, Duration time) {
        this.places = new Semaphore(places);
        this.turn = turn;
        this.time = time;
    }

    /**
     * Up to {@code most} bytes of a body.
     *
     * @throws BodyRefused 408 if it takes too long, or if too many are read already
     */
    byte[] read(InputStream body, int most) throws IOException {
        if (!isMyTurn()) {
            throw late();
        }
        try {
            return inTime(body, most);
        } finally {
            places.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return places.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] inTime(InputStream body, int most) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        int count = body.read(buffer);
        while (count >= 0) {
            read.write(buffer, 0, Math.min(count, most - read.size()));
            if (read.size() == most) {
                break;
            }
            if (System.nanoTime() - end > 0) {
                throw late();
            }
            count = body.read(buffer);
        }
        return read.toByteArray();
    }

    private static BodyRefused late() {
        return new BodyRefused(408, "The body did not come in time.");
    }
}
