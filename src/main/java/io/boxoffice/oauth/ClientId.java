package io.boxoffice.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The id of a client (RFC 6749 2.2): a name, which an administrator gives it, or the address of its metadata document, which it has itself. Names
 * share one space with the audiences: none is both.
 */
public record ClientId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whom the audit names where nobody has shown who they are. */
    private static final Set<String> ACTORS = Set.of("system", "anonymous");

    /** No name begins with it. */
    private static final String ENCODED = "~";

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

    /** Whether a text is the address of a metadata document: {@code https}, at most 256 characters, in its one spelling. */
    public static boolean isDocument(String text) {
        return ClientUrl.isOne(text);
    }

    /** The id that a text is, of either shape. */
    public static Optional<ClientId> parse(String text) {
        return isName(text) || isDocument(text) ? Optional.of(new ClientId(text)) : Optional.empty();
    }

    /**
     * The id that a segment of a path stands for: a name as it is, an address behind {@code ~} in base64url, for a path has no slash inside of a
     * segment.
     */
    public static Optional<ClientId> ofSegment(String segment) {
        return segment.startsWith(ENCODED)
                ? decoded(segment.substring(ENCODED.length()))
                        .filter(ClientId::isDocument)
                        .map(ClientId::new)
                : Optional.of(segment).filter(ClientId::isName).map(ClientId::new);
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the client is registered by its own document, and by nobody here. */
    public boolean isDocument() {
        return isDocument(value);
    }

    /** The host of the document's address, which is all that is known of who it is; nothing of a name. */
    public Optional<String> host() {
        return isDocument() ? Optional.of(URI.create(value).getHost()) : Optional.empty();
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
