package io.boxoffice.qr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A QR code (ISO/IEC 18004) as a picture: an SVG of black modules on white, with the quiet zone of four that the standard asks for. */
public final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /** The picture of a text of at most 2,331 bytes, as an element {@code svg} that has no size of its own. */
    public static String svg(String text) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        int width = code.size + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + ' ' + width
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + width + 'v' + width
                + "H0z\"/><path d=\"" + modules(code) + "\"/></svg>";
    }

    /** The same as an address that an element {@code img} takes. */
    public static String dataUri(String text) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static String modules(io.nayuki.qrcodegen.QrCode code) {
        return IntStream.range(0, code.size * code.size)
                .filter(at -> code.getModule(at % code.size, at / code.size))
                .mapToObj(at -> "M" + (at % code.size + QUIET) + ' ' + (at / code.size + QUIET) + "h1v1h-1z")
                .collect(Collectors.joining());
    }
}
