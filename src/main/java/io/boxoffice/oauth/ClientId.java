package io.boxoffice.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** The id of a client (RFC 6749 2.2). It shares one space of names with the audiences: none is both. */
public record ClientId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whom the audit names where nobody has shown who they are. */
    private static final Set<String> ACTORS = Set.of("system", "anonymous");

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The client of the first-party login. */
    public static final ClientId FIRST_PARTY = new ClientId("boxoffice");

    /**
     * Whether a text can be the id of a registered client: 1 to 64 of {@code A-Za-z0-9._-}, and never of the shape of a UUID, so
     * that no client is ever taken for a user (RFC 9068 5), nor for one of the audit's own actors.
     */
    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches() && !UUID_SHAPE.matcher(text).matches() && !ACTORS.contains(text);
    }

    /** One of 128 random bits: 22 characters of base64url. */
    public static ClientId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new ClientId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
