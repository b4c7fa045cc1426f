package io.boxoffice.transport;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties an answer to its lines in the log: the caller's own if it is harmless, else a fresh one. */
final class CorrelationId {
    static final String HEADER = "X-Correlation-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private CorrelationId() {}

    static String of(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : fresh();
    }

    /** The time in front keeps what is written together together in the index of the audit. */
    private static String fresh() {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        long millis = UuidCreator.getTimeOrderedEpoch().getMostSignificantBits() >>> 16;
        return HexFormat.of().toHexDigits(millis, 12) + HexFormat.of().formatHex(bytes);
    }
}
