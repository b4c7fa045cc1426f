package io.boxoffice.boot;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Is the configured master key one? It is never shown, only how long it is. */
final class PreflightMasterKey {
    private static final String TEXT = "boxoffice.master.key";
    private static final String FILE = "boxoffice.master.key.file";
    private static final String TAKES = "base64 of exactly 32 bytes";
    private static final int BYTES = 32;
    private static final int LONGEST_FILE = 4096;

    private PreflightMasterKey() {}

    /** The key as base64, from the one of the two properties that is set; empty if none is. */
    static Optional<Secret> find(Settings settings) {
        Optional<String> text = settings.find(TEXT);
        Optional<String> file = settings.find(FILE);
        if (text.isPresent() && file.isPresent()) {
            throw new BadSetting(FILE, Settings.quoted(file.get()), "nothing while boxoffice.master.key is set");
        }
        return text.map(key -> checked(TEXT, key)).or(() -> file.map(path -> checked(FILE, content(path))));
    }

    /** The same for a database outside, where nothing can be made up. */
    static Secret require(Settings settings) {
        return find(settings)
                .orElseThrow(() -> new BadSetting(
                        TEXT,
                        "nothing",
                        TAKES + " (or boxoffice.master.key.file a file with it), because boxoffice.db.url is set"));
    }

    private static Secret checked(String property, String key) {
        try {
            int bytes = Base64.getDecoder().decode(key).length;
            if (bytes == BYTES) {
                return new Secret(key);
            }
            throw new BadSetting(property, "base64 of " + bytes + " bytes", TAKES);
        } catch (IllegalArgumentException notBase64) {
            throw new BadSetting(property, key.length() + " characters that are not base64", TAKES);
        }
    }

    private static String content(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BadSetting(FILE, Settings.quoted(path) + ", which cannot be read", "a file with " + TAKES);
        }
    }
}
