package io.boxoffice.clients;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a client can keep a secret (RFC 6749 2.1). */
public enum ClientType {
    /** It can: it runs on a server, and shows who it is. */
    CONFIDENTIAL,
    /** It cannot: whoever has it has all that is in it. */
    PUBLIC;

    /** The type as it travels and as it is stored. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this exact text. */
    public static Optional<ClientType> parse(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }
}
