package io.boxoffice.view;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of clients, as pages show and link them. */
final class WebAddress {
    private static final Pattern FORM = Pattern.compile("(?s)([^/?#]*):(?://(?:[^/?#]*@)?([^/?#@]+))?.*");

    private WebAddress() {}

    /** Host and port, or the scheme of an application's own (RFC 8252 7.1). */
    static String hostOf(String address) {
        Matcher form = FORM.matcher(address);
        return form.matches() ? Objects.requireNonNullElse(form.group(2), form.group(1)) : address;
    }

    /** Whether a link may lead there: a browser would run other schemes, or start a program. */
    static boolean isLink(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
