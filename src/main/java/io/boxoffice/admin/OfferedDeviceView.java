package io.boxoffice.admin;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.qr.QrCode;
import io.boxoffice.transfer.OfferedTransfer;
import io.boxoffice.transfer.Transfers;
import java.util.UUID;

/**
 * A code for another device, which is shown this once.
 *
 * @param qrSvg the address of the page that takes it as a QR code, an element {@code svg}; the code stands behind its {@code #}, which no browser sends
 * @param expiresIn for how many seconds
 */
record OfferedDeviceView(UUID id, String code, String qrSvg, long expiresIn) {
    static OfferedDeviceView of(OfferedTransfer offered, Issuer issuer) {
        String code = offered.code().letters();
        return new OfferedDeviceView(
                offered.id(), code, QrCode.svg(issuer.url() + "/device#" + code), Transfers.LIFE.toSeconds());
    }

    /** A record prints its components; a code must not be printed. */
    @Override
    public String toString() {
        return "OfferedDeviceView[id=" + id + "]";
    }
}
