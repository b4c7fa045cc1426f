package io.boxoffice.oauth;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The issuer's URL (RFC 8414 2): https, no query, no fragment, compared byte for byte by everyone who trusts it. */
public record Issuer(String url) {
    private static final String PROPERTY = "boxoffice.issuer";
    private static final int LAST_PORT = 65_535;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*"); // it stands in cookies and in markup
    private static final String TAKES = "an absolute https URL, host in lower case, without user, query, fragment"
            + " or slash at the end, such as https://tickets.example.org";

    /** The issuer that the settings name, or this machine's own; {@link BadSetting} for a URL that cannot be one. */
    public static Issuer of(Settings settings) {
        String url = settings.find(PROPERTY).orElseGet(() -> onThisMachine(settings));
        if (!isSound(url)) {
            throw new BadSetting(PROPERTY, Settings.quoted(url), TAKES);
        }
        return new Issuer(url);
    }

    private static String onThisMachine(Settings settings) {
        return "https://localhost:" + settings.integer("boxoffice.https.port", 1, LAST_PORT);
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
                    && isPort(uri)
                    && PATH.matcher(uri.getRawPath()).matches()
                    && !url.endsWith("/")
                    && uri.normalize().equals(uri);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isPort(URI uri) {
        return uri.getPort() != 0
                && uri.getPort() <= LAST_PORT
                && !uri.getRawAuthority().endsWith(":");
    }

    /** The path of the URL, below which the world sees the node: empty, or such as {@code /tickets}. */
    public String path() {
        return URI.create(url).getRawPath();
    }

    /** The address of the page, as the world sees it: where its codes are sent, and where a browser is back when it has signed out. */
    public String home() {
        return url + "/";
    }

    /** The address at which a user sets a password by a link: its code is in the fragment, which no browser sends and no log has. */
    public String recovery(RandomSecret code) {
        return url + "/recovery#" + code.reveal();
    }

    @Override
    public String toString() {
        return url;
    }
}
