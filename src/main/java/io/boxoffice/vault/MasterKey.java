package io.boxoffice.vault;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The key above the ring: 32 bytes from the environment or a file, never in the database, a log or an image. */
public final class MasterKey {
    private static final String KEY = "boxoffice.master.key";
    private static final String FILE = "boxoffice.master.key.file";
    private static final String TAKES = "base64 of exactly 32 bytes";

    private static final int LONGEST_FILE = 4096;

    private final Seal seal;

    private MasterKey(byte[] bytes) {
        this.seal = new Seal(bytes);
    }

    /** The master key that the settings name, or nothing if they name none; {@link BadSetting} for an unusable one. */
    public static Optional<MasterKey> find(Settings settings) {
        Optional<String> text = settings.find(KEY);
        Optional<String> file = settings.find(FILE);
        if (text.isPresent() && file.isPresent()) {
            throw new BadSetting(FILE, Settings.quoted(file.get()), "nothing while " + KEY + " is set");
        }
        return text.map(key -> parse(KEY, key)).or(() -> file.map(MasterKey::read));
    }

    /** The master key that the settings name; {@link BadSetting} if there is none. */
    public static MasterKey of(Settings settings) {
        return find(settings).orElseThrow(() -> new BadSetting(KEY, "nothing", TAKES + " (or " + FILE + ")"));
    }

    /** Seals a key of the ring. */
    byte[] seal(byte[] ringKey, Purpose purpose) {
        return seal.close(ringKey, associated(purpose));
    }

    /** Opens a sealed key of the ring; nothing if it was sealed under another master key. */
    public Optional<byte[]> open(byte[] sealed, Purpose purpose) {
        return seal.open(sealed, associated(purpose));
    }

    private static String associated(Purpose purpose) {
        return "boxoffice/key-ring/" + purpose.wire();
    }

    private static MasterKey read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return parse(FILE, new String(in.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadSetting(FILE, Settings.quoted(file) + ", which cannot be read", "a file with " + TAKES);
        }
    }

    private static MasterKey parse(String property, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == 32) {
                return new MasterKey(bytes);
            }
            throw new BadSetting(property, "base64 of " + bytes.length + " bytes", TAKES);
        } catch (IllegalArgumentException notBase64) {
            throw new BadSetting(property, text.length() + " characters that are not base64", TAKES);
        }
    }
}
