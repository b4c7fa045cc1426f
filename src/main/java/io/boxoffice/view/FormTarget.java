package io.boxoffice.view;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where forms of a page may lead: here, and to a client (CSP3 6.4.2: browsers ask it of the redirect that follows, too). */
final class FormTarget {
    private static final Pattern ORIGIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?://[A-Za-z0-9.-]+(?::\\d{1,5})?)?");
    private static final Pattern IPV6 = Pattern.compile("https?://\\[[0-9A-Fa-f:.]+](?::\\d{1,5})?");

    private FormTarget() {}

    /** The sources of {@code form-action}. What is no origin is left out: it could be a directive of its own. */
    static String sources(Optional<String> target) {
        return target.filter(FormTarget::isOrigin)
                .map(FormTarget::source)
                .map(source -> "'self' " + source)
                .orElse("'self'");
    }

    private static boolean isOrigin(String target) {
        return ORIGIN.matcher(target).matches() || IPV6.matcher(target).matches();
    }

    /** The syntax of a source knows no IPv6 address, so there its scheme stands for it. */
    private static String source(String target) {
        return IPV6.matcher(target).matches() ? target.substring(0, target.indexOf(':') + 1) : target;
    }
}
