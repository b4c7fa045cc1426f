package io.boxoffice.webauthn;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that a browser makes of a credential (WebAuthn Level 3, 5.1.8.2 and 5.1.8.3), member by member: one that is not there, or of
 * another shape, is nothing. Members that nobody here needs may hold anything.
 */
record SentCredential(ObjectNode json) {
    /** How an authenticator may be reached (WebAuthn Level 3, 5.8.4); other words come from later releases of browsers. */
    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    /** The id, which it says twice; nothing if it is no public-key credential. */
    Optional<Octets> id() {
        return text(json, "type")
                .filter("public-key"::equals)
                .flatMap(_ -> octets(json, "rawId"))
                .filter(raw -> text(json, "id").filter(raw.text()::equals).isPresent());
    }

    /** A member of its response. */
    Optional<Octets> response(String member) {
        return octets(json.path("response"), member);
    }

    /** The transports that are known. */
    Set<String> transports() {
        return json.path("response")
                .path("transports")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(TRANSPORTS::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Octets> octets(JsonNode object, String member) {
        return text(object, member).flatMap(Octets::parse);
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.of(object.path(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
