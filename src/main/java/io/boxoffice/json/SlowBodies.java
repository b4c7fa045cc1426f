package io.boxoffice.json;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies for as long as they may take. Whoever waits for one holds a thread: only so many may, so that what has no body is
 * served on, and none for longer than its time and one silence of the server's {@code readTimeout} (TR-07).
 */
final class SlowBodies {
    private static final int BUFFER = 8 * 1024;

    private final Semaphore places;
    private final Semaphore waiting;
    private final Duration patience;
    private final Duration time;

    /**
     * How many may be read at once.
     *
     * @param waiting how many more may wait for a place, here and wherever else these are waited with
     * @param patience how long they may; a body that is there is read in far less, so of many at once each has its turn
     * @param time how long one may take
     */
    SlowBodies(int places, Semaphore waiting, Duration patience, Duration time) {
        this.places = new Semaphore(places);
        this.waiting = waiting;
        this.patience = patience;
        this.time = time;
    }

    /**
     * Up to {@code most} bytes of a body.
     *
     * @throws OAuthException 408 if it takes too long, 503 if too many are waited for already
     */
    byte[] read(InputStream body, int most) throws IOException {
        if (!takePlace()) {
            throw new OAuthException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Too many bodies are waited for.");
        }
        try {
            return inTime(body, most);
        } finally {
            places.release();
        }
    }

    private boolean takePlace() {
        if (places.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    private byte[] inTime(InputStream body, int most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (WipedBytes read = new WipedBytes()) {
            gather(body, most, buffer, read);
            return read.toByteArray();
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private void gather(InputStream body, int most, byte[] buffer, WipedBytes read) throws IOException {
        long end = System.nanoTime() + time.toNanos();
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
    }

    static BodyRefused late() {
        return new BodyRefused(408, "The body did not come in time.");
    }
}
