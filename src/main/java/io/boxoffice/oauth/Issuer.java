package io.boxoffice.oauth;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The issuer's URL (RFC 8414 2): https, no query, no fragment, compared byte for byte by everyone who trusts it. */
public record Issuer(String url) {
    private static final String PROPERTY = "boxoffice.issuer";
    private static final String TAKES = "an https URL without user, query, fragment and final slash, its host in lower case";

    public static Issuer of(Settings settings) {
        String url = settings.text(PROPERTY, TAKES);
        if (!isSound(url)) {
            throw new BadSetting(PROPERTY, Settings.quoted(url), TAKES);
        }
        return new Issuer(url);
    }

    private static boolean isSound(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !url.endsWith("/");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return url;
    }
}
