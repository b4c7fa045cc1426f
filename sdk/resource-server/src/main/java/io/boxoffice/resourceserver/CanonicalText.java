package io.boxoffice.resourceserver;

import java.util.Arrays;
import java.util.Base64;

/** The one text of a JWT: none of its parts is empty, padded, or ends with bits that say nothing (RFC 4648 3.5). */
final class CanonicalText {
    private CanonicalText() {}

    static boolean isCanonical(String jwt) {
        return Arrays.stream(jwt.split("\\.", -1)).allMatch(CanonicalText::isCanonicalPart);
    }

    private static boolean isCanonicalPart(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return bytes.length > 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(part);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
