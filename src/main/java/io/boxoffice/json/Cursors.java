package io.boxoffice.json;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque, authenticated cursors: the position in one list, under a MAC. A cursor that was forged, altered or made for
 * another list is refused with 400.
 */
public class Cursors {
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Cursors under a key.
     *
     * @param key 32 bytes that are used for nothing else
     */
    public Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The cursor for a position in a list. */
    public String seal(String list, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(list, text);
        byte[] cursor = Arrays.copyOf(mac, MAC_BYTES + text.length);
        System.arraycopy(text, 0, cursor, MAC_BYTES, text.length);
        return encoded(cursor);
    }

    /** The position that a cursor of this list holds. */
    public String open(String list, String cursor) {
        byte[] bytes = decoded(cursor);
        byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        if (!MessageDigest.isEqual(mac(list, text), Arrays.copyOf(bytes, MAC_BYTES))) {
            throw refused();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            // One position, one text: padding and unused bits would make others.
            if (bytes.length > MAC_BYTES && encoded(bytes).equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // refused below, in the same words
        }
        throw refused();
    }

    private static BodyRefused refused() {
        return BodyRefused.malformed("The cursor is not one of this list.");
    }

    private byte[] mac(String list, byte[] position) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(position), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
