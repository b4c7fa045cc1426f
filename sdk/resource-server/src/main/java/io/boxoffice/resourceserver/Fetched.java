package io.boxoffice.resourceserver;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document that was fetched.
 *
 * @param maxAge for how long it may be kept (RFC 9111 5.2.2.1), if its server says so
 */
record Fetched(String text, Optional<Duration> maxAge) {
    /** Nine digits are thirty years: no number overflows. */
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[ ,])max-age=\"?([0-9]{1,9})\"?(?:$|[ ,])");

    static Fetched of(String text, HttpHeaders headers) {
        Matcher found = MAX_AGE.matcher(String.join(",", headers.allValues("Cache-Control")));
        return new Fetched(
                text,
                found.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1)))) : Optional.empty());
    }
}
