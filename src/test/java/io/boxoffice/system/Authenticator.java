package io.boxoffice.system;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app (RFC 6238) in the hands of a test. It never shows a code twice, and is as little ahead as that takes. */
final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP = 30;

    private final byte[] seed;
    private long last;

    private Authenticator(byte[] seed) {
        this.seed = seed;
    }

    static Authenticator of(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        long bits = 0;
        int count = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = bits << 5 | ALPHABET.indexOf(base32.charAt(i));
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.put((byte) (bits >> count));
            }
        }
        return new Authenticator(bytes.array());
    }

    /** Sets a user's second factor up, as they would; they have logged in just now. */
    static Authenticator enrol(Boxoffice boxoffice, Tokens tokens) {
        Answer begun = boxoffice
                .post("/api/server/me/factors/totp", "", tokens.access())
                .hasStatus(200);
        Authenticator app = of(begun.text("secret"));
        boxoffice
                .post("/api/server/me/factors/totp/confirm", Json.object("otp", app.next()), tokens.access())
                .hasStatus(204);
        return app;
    }

    /** The next code that was not shown yet; it waits rather than be more than one step ahead. */
    String next() {
        last = Math.max(last + 1, present());
        while (last > present() + 1) {
            Boxoffice.pause(Duration.ofMillis(500));
        }
        return code(last);
    }

    /** As if minutes had gone by: the codes that were taken are forgotten in the database, and come again. */
    void rewind(Database database) {
        database.run("update totp set last_step = -1");
        last = 0;
    }

    /** One of those codes that it does not show for five minutes; one that a test thinks of may be one of them by chance. */
    String wrong(int which) {
        long now = present();
        return IntStream.range(0, 1_000_000)
                .mapToObj(number -> String.format(Locale.ROOT, "%06d", number))
                .filter(code -> LongStream.rangeClosed(now - 2, now + 11)
                        .noneMatch(step -> code(step).equals(code)))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    static long present() {
        return Instant.now().getEpochSecond() / STEP;
    }

    /** The code of a step. */
    String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
