package io.boxoffice.system;

import org.jspecify.annotations.Nullable;

/** The one server of this JVM that limits addresses and believes its proxy who asks; stopped with the JVM. */
final class Throttled {
    /** Logins at once, and then one a second. */
    static final int LOGINS = 25;

    /** Refreshes at once, and then two a second. */
    static final int REFRESHES = 50;

    /** What is asked at {@code /oauth2} at once, and then eight a second. */
    static final int ASKED = 200;

    /** Where the world sees it: below a path, by a proxy. */
    static final String ISSUER = "https://tickets.example.org/tickets";

    private static @Nullable Boxoffice shared;

    private Throttled() {}

    static synchronized Boxoffice open() {
        Boxoffice boxoffice = shared;
        if (boxoffice == null) {
            boxoffice = Boxoffice.fresh(
                    "boxoffice.issuer=" + ISSUER,
                    "boxoffice.http.proxies=127.0.0.1/32,::1/128",
                    "boxoffice.limit.login.address=" + LOGINS + "/PT25S",
                    "boxoffice.limit.refresh.address=" + REFRESHES + "/PT25S",
                    "boxoffice.limit.client.address=" + ASKED + "/PT25S");
            shared = boxoffice;
        }
        return boxoffice;
    }
}
