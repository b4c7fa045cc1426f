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
        return isShort(token) ? Parts.of(token).flatMap(Parts::jws) : Optional.empty();
    }

    /** Whether a text is no longer than a token may be. */
    public static boolean isShort(String token) {
        return token.length() <= MAX_CHARACTERS;
    }

    /**
     * What stands between the dots of a text that is short enough: for whoever must tell where the strict reading ends.
     *
     * @param header the first part, not yet looked into
     * @param claims the second part, likewise
     */
    public record Parts(String header, String claims) {
        /** The parts; nothing if there are not three, or the third is no canonical base64url. */
        public static Optional<Parts> of(String token) {
            String[] parts = token.split("\\.", -1);
            return parts.length == 3 && Base64Url.canonical(parts[2]).isPresent()
                    ? Optional.of(new Parts(parts[0], parts[1]))
                    : Optional.empty();
        }

        /** The header; nothing if it is no JSON object in canonical base64url. */
        public Optional<ObjectNode> headerObject() {
            return object(header);
        }

        /** The claims, likewise. */
        public Optional<ObjectNode> claimsObject() {
            return object(claims);
        }

        private Optional<CompactJws> jws() {
            return headerObject().flatMap(head -> claimsObject().map(body -> new CompactJws(head, body)));
        }
    }

    private static Optional<ObjectNode> object(String part) {
        return Base64Url.canonical(part).flatMap(StrictJson::object);
    }
}
