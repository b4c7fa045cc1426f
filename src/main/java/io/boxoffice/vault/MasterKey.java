package io.boxoffice.vault;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The key above the ring: 32 bytes from the environment or a file, never in the database, a log or an image. */
public final class MasterKey {
    private static final String KEY = "boxoffice.master.key";
    private static final String FILE = "boxoffice.master.key.file";
    private static final String TAKES = "32 bytes in base64";

    private final Seal seal;

    private MasterKey(byte[] bytes) {
        this.seal = new Seal(bytes);
    }

    /** The master key that the settings name, or nothing if they name none; {@link BadSetting} for an unusable one. */
    public static Optional<MasterKey> find(Settings settings) {
        return settings.find(KEY)
                .map(text -> parse(KEY, text))
                .or(() -> settings.find(FILE).map(Path::of).map(MasterKey::read));
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

    private static MasterKey read(Path file) {
        try {
            return parse(FILE, Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new BadSetting(FILE, "a file that cannot be read", "the path of a file with " + TAKES);
        }
    }

    private static MasterKey parse(String property, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == 32) {
                return new MasterKey(bytes);
            }
            throw new BadSetting(property, bytes.length + " bytes", TAKES);
        } catch (IllegalArgumentException notBase64) {
            throw new BadSetting(property, "a text that is not base64", TAKES);
        }
    }
}
