package io.boxoffice.login;

import io.boxoffice.refresh.Device;
import io.boxoffice.transport.RequestSource;
import jakarta.servlet.http.HttpServletRequest;

/** Where a login comes from, as the request tells it. */
final class Caller {
    private Caller() {}

    static Device of(HttpServletRequest request) {
        return new Device(RequestSource.of(request).address(), request.getHeader("User-Agent"));
    }
}
