package io.boxoffice.login;

import io.boxoffice.refresh.Client;
import io.boxoffice.transport.Origin;
import jakarta.servlet.http.HttpServletRequest;

/** Where a login comes from, as the request tells it. */
final class Caller {
    private Caller() {}

    static Client of(HttpServletRequest request) {
        return new Client(Origin.of(request).address(), request.getHeader("User-Agent"));
    }
}
