package io.boxoffice.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Opaque cursors: the position in one list, encrypted, with the list's name as associated data. A cursor that was forged,
 * altered or made for another list is refused with 400, and always in the same words. A cursor permits nothing: beyond 2^32
 * of them a nonce may come twice, and who could then forge one would go on elsewhere in a list that they may read.
 */
public class Cursors {
    /** A cursor of the longest position, a username's key of 254 characters, has 1394; what is longer is none of ours. */
    private static final int LONGEST = 1400;

    private final BiFunction<byte[], String, byte[]> encryption;
    private final BiFunction<byte[], String, Optional<byte[]>> decryption;

    /**
     * Cursors under an authenticated encryption, which is used for nothing else.
     *
     * @param encryption what it makes of bytes and of what they belong to
     * @param decryption the bytes again, or nothing if they are not genuine or belong to something else
     */
    public Cursors(
            BiFunction<byte[], String, byte[]> encryption, BiFunction<byte[], String, Optional<byte[]>> decryption) {
        this.encryption = encryption;
        this.decryption = decryption;
    }

    /** The cursor for a position in a list. */
    public String seal(String list, String position) {
        return encoded(encryption.apply(position.getBytes(StandardCharsets.UTF_8), list));
    }

    /** The position that a cursor of this list holds. */
    public String open(String list, String cursor) {
        return decoded(cursor)
                .flatMap(bytes -> decryption.apply(bytes, list))
                .map(position -> new String(position, StandardCharsets.UTF_8))
                .orElseThrow(() -> BodyRefused.malformed("The cursor is not one of this list."));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            // One cursor, one text: padding and unused bits would make others.
            return Optional.of(bytes).filter(decoded -> encoded(decoded).equals(cursor));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
