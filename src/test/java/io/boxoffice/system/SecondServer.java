package io.boxoffice.system;

import org.jspecify.annotations.Nullable;

/**
 * A server with the settings of {@link Boxoffice#open}, for tests in the {@link ThirdLane}; it is started once, and stopped
 * with the JVM.
 */
final class SecondServer {
    private static @Nullable Boxoffice shared;

    private SecondServer() {}

    static synchronized Boxoffice open() {
        Boxoffice boxoffice = shared;
        if (boxoffice == null) {
            boxoffice = Boxoffice.withAllOpened();
            shared = boxoffice;
        }
        return boxoffice;
    }
}
