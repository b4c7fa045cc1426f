package io.boxoffice.json;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies for as long as they may take. A thread that waits for a body serves nobody else, so the number of those that
 * wait is bounded, for one site and for all, and so is the time: that of a body, and one {@code readTimeout} of the server
 * beyond it (TR-07).
 */
final class SlowBodies {
    private static final int BUFFER = 8 * 1024;

    /**
     * How many may be read at once.
     *
     * @param ofOneSite how many of these by one site
     * @param waiting how many more may wait for a place
     */
    record Places(int all, int ofOneSite, int waiting) {
        /** The most threads that are held. */
        int threads() {
            return all + waiting;
        }
    }

    private final Places places;
    private final Duration patience;
    private final Duration time;
    private final Map<String, Integer> taken = new HashMap<>();
    private int waiting;

    /**
     * Nobody is read yet.
     *
     * @param patience how long one may wait for a place
     * @param time how long one may take
     */
    SlowBodies(Places places, Duration patience, Duration time) {
        this.places = places;
        this.patience = patience;
        this.time = time;
    }

    /**
     * Up to {@code most} bytes of a body.
     *
     * @throws OAuthException 408 if it takes too long, 503 if too many are waited for already
     */
    byte[] read(String site, InputStream body, int most) throws IOException {
        if (!takePlace(site)) {
            throw new OAuthException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Too many bodies are waited for.");
        }
        try {
            return readNow(body, most);
        } finally {
            leavePlace(site);
        }
    }

    private synchronized boolean takePlace(String site) {
        if (!hasPlaceFor(site) && !waitFor(site)) {
            return false;
        }
        taken.merge(site, 1, Integer::sum);
        return true;
    }

    private boolean hasPlaceFor(String site) {
        return taken.values().stream().mapToInt(Integer::intValue).sum() < places.all()
                && taken.getOrDefault(site, 0) < places.ofOneSite();
    }

    private synchronized boolean waitFor(String site) {
        if (waiting == places.waiting()) {
            return false;
        }
        waiting++;
        try {
            long end = System.nanoTime() + patience.toNanos();
            for (long left = patience.toNanos(); left > 0 && !hasPlaceFor(site); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return hasPlaceFor(site);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private synchronized void leavePlace(String site) {
        taken.computeIfPresent(site, (own, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** How many wait for a place now. */
    synchronized int waiting() {
        return waiting;
    }

    /** The same without a place, for a body that is there. */
    byte[] readNow(InputStream body, int most) throws IOException {
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
