package io.boxoffice.oauth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of exactly one API that a token is good for: {@code [a-z][a-z0-9-]{0,62}}, compared byte for byte (RFC 7519
 * 4.1.3). That it has this shape does not mean it is registered.
 */
public record Audience(@JsonValue String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** The audience of the administration and of one's own account. */
    public static final Audience SERVER = new Audience("server");

    /** The reserved audience of {@code /oauth2/userinfo}: everybody has it, and nobody changes it. */
    public static final Audience USERINFO = new Audience("userinfo");

    /** The audience of the shop that shows how a resource is protected. */
    public static final Audience OTHER = new Audience("other");

    public Audience {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of an audience");
        }
    }

    /** Whether a text has the shape of an audience's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
