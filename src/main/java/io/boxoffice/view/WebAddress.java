package io.boxoffice.view;

import java.net.URI;
import java.util.Objects;

/** Addresses of clients, as pages show and link them. */
final class WebAddress {
    private WebAddress() {}

    /** The host, or the scheme of an application's own (RFC 8252 7.1). */
    static String hostOf(String address) {
        URI uri = URI.create(address);
        return Objects.requireNonNullElse(uri.getHost(), uri.getScheme());
    }

    /** Whether a link may lead there: a browser would run other schemes, or start a program. */
    static boolean isLink(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
