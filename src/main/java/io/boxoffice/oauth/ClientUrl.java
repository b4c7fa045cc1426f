package io.boxoffice.oauth;

import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The shape of a client id that is the address of the client's metadata document (draft-ietf-oauth-client-id-metadata-document 3): {@code https}, a
 * named host in lower case, and a path. It is compared octet for octet, so it has one spelling: no query, no fragment, no user, no escape, no dot
 * segment, and no port that goes without saying.
 */
final class ClientUrl {
    private static final int LONGEST = 256;
    private static final int LAST_PORT = 65_535;
    private static final int PORT_OF_HTTPS = 443;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label has a letter in front: what ends in a number is an address, and not a name (WHATWG URL 3.5). */
    private static final String HOST = "(?:" + LABEL + "\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern SHAPE =
            Pattern.compile("https://" + HOST + "(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~!$&'()*+,;=:@-]*)+");

    private ClientUrl() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches() && isPlain(URI.create(text));
    }

    private static boolean isPlain(URI uri) {
        return uri.getPort() <= LAST_PORT
                && uri.getPort() != PORT_OF_HTTPS
                && Arrays.stream(uri.getRawPath().split("/", -1))
                        .noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
