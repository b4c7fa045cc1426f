package io.boxoffice.device;

/** What came of a device's question (RFC 8628 3.5). */
public sealed interface DeviceLook {
    /** It is allowed, and nobody else can redeem it before the transaction ends. */
    record Good(DeviceHash hash, DeviceGrant grant) implements DeviceLook {}

    /** Nobody has decided yet. */
    record Pending() implements DeviceLook {}

    /** Likewise, and it must wait longer from now on. */
    record TooFast() implements DeviceLook {}

    /** Its person did not allow it. */
    record Denied() implements DeviceLook {}

    /** It waited for too long. */
    record Over() implements DeviceLook {}

    /** It is allowed, and another audience is named than the one that it asked for: it stays as it was. */
    record AnotherTarget() implements DeviceLook {}

    /**
     * The code is not good for whoever presents it, and nothing happens by that.
     *
     * @param reason for the operator only
     */
    record Refused(String reason) implements DeviceLook {}
}
