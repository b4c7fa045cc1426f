package io.boxoffice.boot;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Will anyone speak TLS? Without a key store the HTTPS port stays silent, and all else would still look well. */
final class PreflightTls {
    private static final String KEY_STORE = "boxoffice.tls.keystore";
    private static final String TAKES = "a PKCS #12 file, or boxoffice.http.proxies where a proxy speaks TLS";

    private PreflightTls() {}

    static void check(Settings settings) {
        Optional<String> keyStore = settings.find(KEY_STORE);
        if (keyStore.isPresent() && !Files.isReadable(Path.of(keyStore.get()))) {
            throw new BadSetting(KEY_STORE, Settings.quoted(keyStore.get()) + ", which cannot be read", TAKES);
        }
        if (keyStore.isEmpty() && settings.list("boxoffice.http.proxies").isEmpty()) {
            throw new BadSetting(KEY_STORE, "nothing", TAKES);
        }
    }
}
