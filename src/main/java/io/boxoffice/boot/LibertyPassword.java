package io.boxoffice.boot;

import io.boxoffice.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Liberty's {@code {xor}} encoding. It keeps nothing secret; but what Liberty reads in this form has no dollar that could be
 * the beginning of a variable, no quote and no space.
 */
public final class LibertyPassword {
    private static final String ENCODING = "{xor}";
    private static final int MASK = 0x5f;

    private LibertyPassword() {}

    /** The same password, encoded; an empty one stays empty. */
    public static Secret encoded(String password) {
        byte[] octets = password.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            octets[i] ^= MASK;
        }
        return new Secret(
                octets.length == 0 ? "" : ENCODING + Base64.getEncoder().encodeToString(octets));
    }
}
