package io.boxoffice.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the page.
 *
 * @param tag its strong validator, without its quotes (RFC 9110 8.8.3): made of its content, so the same on every node
 */
record PageFile(String mediaType, String text, String tag) {
    private static final String DOCUMENT = "text/html;charset=UTF-8";

    /** Files of other kinds are not served. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", DOCUMENT,
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    static Optional<PageFile> of(String name, String text) {
        return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .map(mediaType -> new PageFile(mediaType, text, tag(text)));
    }

    /** Whether it is the one that runs the scripts. */
    boolean isDocument() {
        return mediaType.equals(DOCUMENT);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String tag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
