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

/**
 * The key above the ring: 32 bytes from the environment or a file, never in the database, a log or an image. To change it,
 * an operator gives each node the old one too, has the ring sealed anew, and takes the old one away.
 */
public final class MasterKey {
    private static final String KEY = "boxoffice.master.key";
    private static final String FILE = "boxoffice.master.key.file";
    private static final String PREVIOUS = "boxoffice.master.key.previous";
    private static final String PREVIOUS_FILE = "boxoffice.master.key.previous.file";
    private static final String TAKES = "base64 of exactly 32 bytes";

    private static final int LONGEST_FILE = 4096;

    private final Encryption seal;
    private final Optional<Encryption> previous;

    private MasterKey(Encryption seal, Optional<Encryption> previous) {
        this.seal = seal;
        this.previous = previous;
    }

    /** The master key that the settings name, or nothing if they name none; {@link BadSetting} for an unusable one. */
    public static Optional<MasterKey> find(Settings settings) {
        Optional<Encryption> previous = seal(settings, PREVIOUS, PREVIOUS_FILE);
        return seal(settings, KEY, FILE).map(present -> new MasterKey(present, previous));
    }

    private static Optional<Encryption> seal(Settings settings, String property, String fileProperty) {
        Optional<String> text = settings.find(property);
        Optional<String> file = settings.find(fileProperty);
        if (text.isPresent() && file.isPresent()) {
            throw new BadSetting(fileProperty, Settings.quoted(file.get()), "nothing while " + property + " is set");
        }
        return text.map(key -> parse(property, key)).or(() -> file.map(name -> read(fileProperty, name)));
    }

    /** The master key that the settings name; {@link BadSetting} if there is none. */
    public static MasterKey of(Settings settings) {
        return find(settings).orElseThrow(() -> new BadSetting(KEY, "nothing", TAKES + " (or " + FILE + ")"));
    }

    /** Seals a key of the ring. */
    byte[] seal(byte[] ringKey, Purpose purpose) {
        return seal.close(ringKey, associated(purpose));
    }

    /** Opens a sealed key of the ring; nothing if it was sealed under another than this or the previous master key. */
    public Optional<byte[]> open(byte[] sealed, Purpose purpose) {
        return open(sealed, associated(purpose));
    }

    /** Whether a key of the ring is sealed under this one, and not under the previous. */
    boolean hasSealed(RingKey key) {
        return seal.open(key.sealed(), associated(key.purpose())).isPresent();
    }

    /** The same key of the ring sealed under this one; nothing if it was sealed under another than this or the previous. */
    Optional<byte[]> sealedAnew(RingKey key) {
        String associated = associated(key.purpose());
        return open(key.sealed(), associated).map(opened -> seal.close(opened, associated));
    }

    /** Whether the settings name the one before it, too. */
    boolean hasPrevious() {
        return previous.isPresent();
    }

    private Optional<byte[]> open(byte[] sealed, String associated) {
        return seal.open(sealed, associated).or(() -> previous.flatMap(old -> old.open(sealed, associated)));
    }

    private static String associated(Purpose purpose) {
        return associated(purpose.wire());
    }

    private static String associated(String purpose) {
        return "boxoffice/key-ring/" + purpose;
    }

    private static Encryption read(String property, String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return parse(property, new String(in.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadSetting(property, Settings.quoted(file) + ", which cannot be read", "a file with " + TAKES);
        }
    }

    private static Encryption parse(String property, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == 32) {
                return new Encryption(bytes);
            }
            throw new BadSetting(property, "base64 of " + bytes.length + " bytes", TAKES);
        } catch (IllegalArgumentException notBase64) {
            throw new BadSetting(property, text.length() + " characters that are not base64", TAKES);
        }
    }
}
