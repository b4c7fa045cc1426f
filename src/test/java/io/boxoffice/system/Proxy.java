package io.boxoffice.system;

import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The proxy before two nodes. They must believe 127.0.0.1 to be one. HAProxy where {@code -Dboxoffice.drill.haproxy} says where
 * the program is, else Undertow, which is there by Maven.
 */
interface Proxy extends AutoCloseable {
    static Proxy before(Boxoffice one, Boxoffice two) {
        String haproxy = System.getProperty("boxoffice.drill.haproxy", "");
        return haproxy.isEmpty() ? new UndertowProxy(one, two) : Haproxy.start(haproxy, one, two);
    }

    /** Waits until requests go to all nodes. A proxy that asks them how they are knows later than whoever asks them too. */
    default void awaitNodes() {
        // one that does not ask sends to all from the start
    }

    /** Where a path of the server is, for the world. */
    URI address(String path);

    /** Trust in the certificate that it shows. */
    default SSLContext trust() {
        return Boxoffice.open().trust();
    }

    /** What it said of requests that it could not pass on and of nodes that came and went, for whoever looks for a failure. */
    default List<String> troubles() {
        return List.of();
    }

    @Override
    void close();
}
