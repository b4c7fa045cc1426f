package io.boxoffice.json;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
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
    private final Duration patience;
    private final Duration time;
    private volatile boolean isStuck;

    /**
     * How many may be read at once.
     *
     * @param patience how long one may wait for a place. A body that is there is read in far less, so of many at once each has its
     *     turn; when somebody has waited for all of it in vain, nobody waits until a place was taken again
     * @param time how long one may take
     */
    SlowBodies(int places, Duration patience, Duration time) {
        this.places = new Semaphore(places, true);
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
        try {
            boolean mine = places.tryAcquire(isStuck ? 0 : patience.toMillis(), TimeUnit.MILLISECONDS);
            isStuck = !mine;
            return mine;
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
