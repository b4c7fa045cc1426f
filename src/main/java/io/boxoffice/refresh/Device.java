package io.boxoffice.refresh;

import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from, for the owner to recognise it in the list of sessions.
 *
 * @param userAgent at most 200 characters of what the client says of itself
 */
public record Device(String address, @Nullable String userAgent) {
    private static final int MAX_USER_AGENT = 200;

    public Device {
        if (userAgent != null) {
            String printable = userAgent.replaceAll("\\p{Cntrl}", "?");
            userAgent = printable.substring(0, Math.min(MAX_USER_AGENT, printable.length()));
        }
    }
}
