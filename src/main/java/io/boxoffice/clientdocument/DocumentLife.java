package io.boxoffice.clientdocument;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For how long a document is good (RFC 9111 5.2.2), within bounds of our own: what its server says, else an hour. */
final class DocumentLife {
    /** Who is asked more often than that is asked too often. */
    static final Duration SHORTEST = Duration.ofMinutes(5);

    /** A client that changed is known as it is within a day. */
    static final Duration LONGEST = Duration.ofDays(1);

    static final Duration USUAL = Duration.ofHours(1);

    private static final Pattern NOT_KEPT = Pattern.compile("(?i)(?:^|[ ,])no-(?:store|cache)(?:$|[ ,=])");
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[ ,])max-age=\"?([0-9]{1,9})\"?(?:$|[ ,])");

    private DocumentLife() {}

    static Duration of(List<String> cacheControl) {
        String all = String.join(",", cacheControl);
        if (NOT_KEPT.matcher(all).find()) {
            return SHORTEST;
        }
        return seconds(all).map(DocumentLife::bounded).orElse(USUAL);
    }

    private static Optional<Duration> seconds(String cacheControl) {
        Matcher named = MAX_AGE.matcher(cacheControl);
        return named.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(named.group(1)))) : Optional.empty();
    }

    private static Duration bounded(Duration asked) {
        Duration atLeast = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
