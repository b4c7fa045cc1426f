package io.boxoffice.boot;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;

/** Will anyone speak TLS? Without a key store that opens the HTTPS port stays silent, and all else would still look well. */
final class PreflightTls {
    private static final String KEY_STORE = "boxoffice.tls.keystore";
    private static final String PASSWORD = "boxoffice.tls.password";
    private static final String TAKES = "a PKCS #12 file, or boxoffice.http.proxies where a proxy speaks TLS";

    private PreflightTls() {}

    static void check(Settings settings) {
        Optional<String> keyStore = settings.find(KEY_STORE);
        keyStore.ifPresent(file -> open(file, settings.secret(PASSWORD).orElse("")));
        if (keyStore.isEmpty() && settings.list("boxoffice.http.proxies").isEmpty()) {
            throw new BadSetting(KEY_STORE, "nothing", TAKES);
        }
    }

    /** The password of the key store in the letters that Liberty takes as they are. */
    static Secret password(Settings settings) {
        return LibertyPassword.encoded(settings.secret(PASSWORD).orElse(""));
    }

    private static void open(String file, String password) {
        if (file.contains("${") || file.contains("$(")) { // Liberty would look for a variable
            throw new BadSetting(KEY_STORE, Settings.quoted(file), "a path without ${ and $(");
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            requireKey(store, file);
        } catch (IOException unreadable) {
            throw unreadable.getCause() instanceof GeneralSecurityException
                    ? new BadSetting(PASSWORD, "one that does not open " + Settings.quoted(file), "its password")
                    : unreadable(file);
        } catch (GeneralSecurityException | InvalidPathException other) {
            throw unreadable(file);
        }
    }

    private static void requireKey(KeyStore store, String file) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return;
            }
        }
        throw new BadSetting(KEY_STORE, Settings.quoted(file) + ", which has no private key", TAKES);
    }

    private static BadSetting unreadable(String file) {
        return new BadSetting(KEY_STORE, Settings.quoted(file) + ", which cannot be read", TAKES);
    }
}
