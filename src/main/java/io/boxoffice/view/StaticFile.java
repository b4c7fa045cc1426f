package io.boxoffice.view;

import io.boxoffice.http.EntityTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The files that the pages are drawn with, beside what is in them. */
enum StaticFile {
    STYLE("style.css", "text/css;charset=UTF-8"),
    CONTINUE("continue.js", "text/javascript;charset=UTF-8"),
    PASSKEY("passkey.js", "text/javascript;charset=UTF-8"),
    TRANSFER("transfer.js", "text/javascript;charset=UTF-8"),
    RECOVERY("recovery.js", "text/javascript;charset=UTF-8");

    static final String FOLDER = "/sign-in/";

    private final String path;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final byte[] content;

    private final String tag;

    StaticFile(String name, String mediaType) {
        this.path = FOLDER + name;
        this.mediaType = mediaType;
        this.content = read(name);
        this.tag = EntityTags.tagOf(content);
    }

    private static byte[] read(String name) {
        try (InputStream file = Objects.requireNonNull(StaticFile.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Optional<StaticFile> find(String path) {
        return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
    }

    /** Its path, and which version of it a page wants, so that a browser may keep it. */
    String address() {
        return path + "?v=" + tag;
    }

    String tag() {
        return tag;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return content.clone();
    }
}
