package io.boxoffice.signing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM text (RFC 7468), with nothing but white space around them. */
final class PemText {
    /** Four times what an RSA key of 4096 bits takes. */
    static final int MAX = 16_384;

    private static final Pattern BLOCK =
            Pattern.compile("\\s*+-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----\\s*+", Pattern.DOTALL);
    private static final Pattern WHITE = Pattern.compile("\\s+");

    record Block(String label, String body) {
        /** RFC 1421 4.6.1.1, as OpenSSL writes it into its older forms. */
        boolean isEncrypted() {
            return label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED");
        }

        boolean isPublic() {
            return label.endsWith("PUBLIC KEY") || label.endsWith("CERTIFICATE");
        }

        /** What it holds; {@code IllegalArgumentException} if that is not base64. */
        byte[] der() {
            return Base64.getDecoder().decode(WHITE.matcher(body).replaceAll(""));
        }
    }

    private PemText() {}

    /** The blocks in their order; none if the text is anything else. */
    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.lookingAt()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
            matcher.region(matcher.end(), text.length());
        }
        return matcher.regionStart() == text.length() ? blocks : List.of();
    }
}
