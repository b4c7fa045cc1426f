package io.boxoffice.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies for as long as they may take. Whoever waits for one holds a thread: only so many may, so that what has no body is
 * served on, and none for longer than its time and one silence of the server's {@code readTimeout} (TR-07).
 */
final class SlowBodies {
    private static final int BUFFER = 8 * 1024;

    private final Semaphore places;
    private final int waiting;
    private final Duration turn;
    private final Duration time;

    /**
     * How many may be read at once.
     *
     * @param waiting how many more may wait for their turn
     * @param turn how long they wait; a body that is there is read in far less
     * @param time how long one may take
     */
    SlowBodies(int places, int waiting, Duration turn, Duration time) {
        this.places = new Semaphore(places);
        this.waiting = waiting;
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
            return places.getQueueLength() < waiting && places.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] inTime(InputStream body, int most) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (read.size() < most) {
            int count = body.read(buffer, 0, Math.min(BUFFER, most - read.size()));
            if (count < 0) {
                break;
            }
            read.write(buffer, 0, count);
            if (System.nanoTime() - end > 0) {
                throw late();
            }
        }
        return read.toByteArray();
    }

    static BodyRefused late() {
        return new BodyRefused(408, "The body did not come in time.");
    }
}
