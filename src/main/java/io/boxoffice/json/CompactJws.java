package io.boxoffice.json;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a compact JWS (RFC 7515 7.1), read strictly before anything else trusts it: at most 8 KiB, three
 * non-empty parts, each canonical unpadded base64url (RFC 4648 3.5), header and claims one JSON object each. Verifiers
 * accept more than one text for the same signature; here a token has exactly one.
 */
public record CompactJws(ObjectNode header, ObjectNode claims) {
    private static final int MAX_CHARACTERS = 8 * 1024;

    /** Reads a token, not yet verified; nothing if its text is not strict. */
    public static Optional<CompactJws> parse(String token) {
        if (token.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || Base64Url.canonical(parts[2]).isEmpty()) {
            return Optional.empty();
        }
        return object(parts[0]).flatMap(header -> object(parts[1]).map(claims -> new CompactJws(header, claims)));
    }

    private static Optional<ObjectNode> object(String part) {
        return Base64Url.canonical(part).flatMap(StrictJson::object);
    }
}
