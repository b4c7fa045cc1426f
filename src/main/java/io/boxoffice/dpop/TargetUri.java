package io.boxoffice.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The URI of a request as {@code htu} names it (RFC 9449 4.2 and 4.3): without query and fragment, normalised by syntax and scheme (RFC
 * 3986 6.2.2 and 6.2.3). Nobody who is honest sends dot segments, so they are left as they are.
 *
 * @param port the default one of the scheme where none is named
 */
record TargetUri(String scheme, String host, int port, String path) {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /** Reads an absolute http or https URI; nothing for any other text. */
    static Optional<TargetUri> parse(String text) {
        try {
            URI uri = new URI(withoutQuery(text));
            return uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null
                    ? Optional.empty()
                    : of(uri, uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<TargetUri> of(URI uri, String scheme) {
        int standard =
                switch (scheme) {
                    case "https" -> 443;
                    case "http" -> 80;
                    default -> 0;
                };
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return standard == 0
                ? Optional.empty()
                : Optional.of(new TargetUri(scheme, host, port, path(uri.getRawPath())));
    }

    private static String withoutQuery(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return text.substring(0, end);
    }

    private static String path(String raw) {
        if (raw.isEmpty()) {
            return "/";
        }
        return raw.indexOf('%') < 0 ? raw : ESCAPE.matcher(raw).replaceAll(TargetUri::normalised);
    }

    private static String normalised(MatchResult escape) {
        String character = Character.toString(Integer.parseInt(escape.group().substring(1), 16));
        return UNRESERVED.matcher(character).matches()
                ? character
                : escape.group().toUpperCase(Locale.ROOT);
    }
}
