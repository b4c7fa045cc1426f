package io.boxoffice.admin;

import io.boxoffice.factor.NewTotp;
import io.boxoffice.qr.QrCode;

/**
 * A seed of one-time codes, which is shown this once.
 *
 * @param secret in base32
 * @param qrSvg the URI as a QR code, an element {@code svg}
 */
record TotpView(String secret, String otpauthUri, String qrSvg) {
    static TotpView of(NewTotp totp) {
        String uri = totp.uri().reveal();
        return new TotpView(totp.secret().reveal(), uri, QrCode.svg(uri));
    }

    /** A record prints its components; a seed must not be printed. */
    @Override
    public String toString() {
        return "TotpView[]";
    }
}
