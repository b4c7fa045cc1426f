package io.boxoffice.transport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Whether this node is about to stop. It serves on meanwhile, but whoever stands before it is sent away: the node is not
 * ready, and each answer is the last one on its connection.
 */
@ApplicationScoped
public class Drain {
    private volatile boolean begun;

    /** From now on, until the process ends. */
    public void begin() {
        begun = true;
    }

    /** True once the node is about to stop. */
    public boolean hasBegun() {
        return begun;
    }

    /**
     * A proxy would send its next request on a connection that is about to close, and must not send a POST twice
     * (RFC 9112 9.6, 9.3.1). HTTP/2 has no such header (RFC 9113 8.2.2).
     */
    void sendAway(HttpServletRequest request, HttpServletResponse response) {
        if (begun && request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
    }
}
