package io.boxoffice.system;

import java.util.Objects;

/**
 * One device that another one signs in, from its code to its tokens.
 *
 * @param first the tokens of the device that is signed in
 * @param asked the answer that has the code
 */
record DeviceTransfer(Boxoffice boxoffice, Tokens first, Answer asked) {
    static final String DEVICES = "/api/server/me/devices";

    static Answer tryAsk(Boxoffice boxoffice, Tokens first, Object... members) {
        return boxoffice.post(DEVICES, Json.object(members), first.access());
    }

    /** For reading orders. */
    static DeviceTransfer begin(Boxoffice boxoffice, Tokens first) {
        Answer asked = tryAsk(boxoffice, first, "audience", "other", "scope", "orders.read");
        return new DeviceTransfer(boxoffice, first, asked.hasStatus(201));
    }

    String code() {
        return asked.text("code");
    }

    String path() {
        return DEVICES + "/" + asked.text("id");
    }

    Answer seen() {
        return boxoffice.get(path(), first.access()).hasStatus(200);
    }

    String state() {
        return seen().text("state");
    }

    /** Another device scans the code. */
    Answer tryRedeem() {
        return tryRedeem(boxoffice, code());
    }

    static Answer tryRedeem(Boxoffice boxoffice, String code) {
        return boxoffice.post("/auth/device", Json.object("code", code, "device_name", "My phone"));
    }

    Answer redeemed() {
        return tryRedeem().hasStatus(202);
    }

    Answer approve(String number) {
        return approve(number, first);
    }

    Answer approve(String number, Tokens as) {
        return boxoffice.post(path() + "/approve", Json.object("number", number), as.access());
    }

    Answer deny(Tokens as) {
        return boxoffice.post(path() + "/deny", "", as.access());
    }

    Answer poll(Answer redeemed) {
        return boxoffice.post("/auth/device", Json.object("ticket", redeemed.text("ticket")));
    }

    /** The whole way. */
    Tokens done() {
        Answer redeemed = redeemed();
        approve(redeemed.text("number")).hasStatus(204);
        return Tokens.of(poll(redeemed).hasStatus(200));
    }

    static String wrong(Answer redeemed) {
        return Objects.equals(redeemed.text("number"), "11") ? "12" : "11";
    }

    /** Writes to the row. */
    void write(String assignment) {
        boxoffice.database().run("update device_transfer set " + assignment + " where id = '" + asked.text("id") + "'");
    }
}
