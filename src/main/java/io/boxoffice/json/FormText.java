package io.boxoffice.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A name or a value of {@code application/x-www-form-urlencoded} (RFC 6749 appendix B). The decoder of the JDK takes signs for
 * digits, and mends what is no UTF-8.
 */
public final class FormText {
    private FormText() {}

    /** What it says, or nothing where an escape is not two hexadecimal digits, or the bytes are not UTF-8. */
    public static Optional<String> decoded(String encoded) {
        try {
            ByteBuffer bytes = bytes(encoded.getBytes(StandardCharsets.UTF_8));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ByteBuffer bytes(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            switch (encoded[i]) {
                case '+' -> bytes.put((byte) ' ');
                case '%' -> {
                    bytes.put((byte) (digit(encoded, i + 1) << 4 | digit(encoded, i + 2)));
                    i += 2;
                }
                default -> bytes.put(encoded[i]);
            }
        }
        return bytes.flip();
    }

    private static int digit(byte[] encoded, int at) {
        if (at >= encoded.length) {
            throw new IllegalArgumentException("an escape breaks off");
        }
        return HexFormat.fromHexDigit(encoded[at]);
    }
}
