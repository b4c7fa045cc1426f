package io.boxoffice.refresh;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from, for the owner to recognise it in the list of sessions.
 *
 * @param userAgent at most 200 characters of what the client says of itself
 * @param name what its user calls it; nothing where they were not asked
 */
public record Device(String address, @Nullable String userAgent, Optional<String> name) {
    private static final int MAX_USER_AGENT = 200;

    /** One that has no name. */
    public Device(String address, @Nullable String userAgent) {
        this(address, userAgent, Optional.empty());
    }

    public Device {
        if (userAgent != null) {
            String printable = userAgent.replaceAll("\\p{Cntrl}", "?");
            userAgent = printable.substring(0, Math.min(MAX_USER_AGENT, printable.length()));
        }
    }

    /** The same, as its user calls it. */
    public Device called(String itsName) {
        return new Device(address, userAgent, Optional.of(itsName));
    }
}
