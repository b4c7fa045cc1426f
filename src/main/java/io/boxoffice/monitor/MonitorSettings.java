package io.boxoffice.monitor;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import io.boxoffice.transport.Mode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may read the page. Where a token is set, whoever shows it; where none is, anyone in development, and elsewhere
 * nobody. No address lets in: behind a proxy on the same machine every stranger has the machine's own.
 *
 * @param token 32 to 256 characters of base64url and a few more, none a space
 */
public record MonitorSettings(Mode mode, Optional<Secret> token) {
    private static final String TOKEN = "boxoffice.metrics.token";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]{32,256}");

    /** What a request came to. */
    enum Verdict {
        READ,
        NO_TOKEN,
        NOT_THERE
    }

    public static MonitorSettings of(Settings settings) {
        return new MonitorSettings(
                Mode.of(settings),
                settings.find(TOKEN).map(MonitorSettings::strong).map(Secret::new));
    }

    private static String strong(String token) {
        if (!SHAPE.matcher(token).matches()) {
            throw new BadSetting(
                    TOKEN, token.length() + " characters", "32 to 256 letters, digits or . _ ~ + / = -, and no other");
        }
        return token;
    }

    /**
     * Judges a request.
     *
     * @param authorization the value of its {@code Authorization} header
     */
    Verdict judge(@Nullable String authorization) {
        if (token.isEmpty()) {
            return mode.isStrict() ? Verdict.NOT_THERE : Verdict.READ;
        }
        String expected = "Bearer " + token.get().reveal();
        return authorization != null && MessageDigest.isEqual(octets(authorization), octets(expected))
                ? Verdict.READ
                : Verdict.NO_TOKEN;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
