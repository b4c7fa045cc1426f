package io.boxoffice.login;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Secret;
import io.boxoffice.transfer.NewDevice;

/** The body by which a device is signed in that another one lets in: first the code, then, again and again, the ticket. */
sealed interface DeviceLogin {
    /**
     * A code that was scanned or typed.
     *
     * @param name what its user calls this device
     */
    record ByCode(Secret code, String name) implements DeviceLogin {}

    /**
     * A device that waits.
     *
     * @param inCookie whether the refresh token is to travel in a cookie
     */
    record ByTicket(Secret ticket, boolean inCookie) implements DeviceLogin {}

    static DeviceLogin of(Body body) {
        return body.has("ticket") ? byTicket(body) : byCode(body);
    }

    private static DeviceLogin byCode(Body body) {
        body.only("code", "device_name");
        String name = NewDevice.name(body.text("device_name"))
                .orElseThrow(() -> BodyRefused.malformed("The member device_name must be " + NewDevice.RULE + "."));
        return new ByCode(new Secret(body.text("code")), name);
    }

    private static DeviceLogin byTicket(Body body) {
        body.only("ticket", "transport");
        return new ByTicket(new Secret(body.text("ticket")), RefreshCookie.isAsked(body));
    }
}
