package io.boxoffice.system;

import java.net.URI;

/**
 * The proxy before two nodes. They must believe 127.0.0.1 to be one. HAProxy where {@code -Dboxoffice.drill.haproxy} says where
 * the program is, else Undertow, which is there by Maven.
 */
interface Front extends AutoCloseable {
    static Front before(Office one, Office two) {
        String haproxy = System.getProperty("boxoffice.drill.haproxy", "");
        return haproxy.isEmpty() ? new UndertowFront(one, two) : HaproxyFront.start(haproxy, one, two);
    }

    /** Where a path of the office is, for the world. */
    URI address(String path);

    @Override
    void close();
}
