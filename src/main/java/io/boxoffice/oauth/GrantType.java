package io.boxoffice.oauth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** By which way a client came to a token. */
public enum GrantType {
    /** A username and a password at {@code /auth/login}: the service's own client only, and no grant of RFC 6749. */
    FIRST_PARTY("first_party"),
    /** A code that a user's browser brought (RFC 6749 4.1). */
    AUTHORIZATION_CODE("authorization_code"),
    /** A refresh token (RFC 6749 6). */
    REFRESH_TOKEN("refresh_token"),
    /** The client's own credentials (RFC 6749 4.4). */
    CLIENT_CREDENTIALS("client_credentials"),
    /** A code that a user allowed on another device (RFC 8628). */
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    /** Another token (RFC 8693). */
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange");

    private final String wire;

    GrantType(String wire) {
        this.wire = wire;
    }

    /** The type as it travels and as it is stored. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** The type of this exact text, if a client can be registered for it. */
    public static Optional<GrantType> parse(String wire) {
        return Arrays.stream(values())
                .filter(type -> type != FIRST_PARTY && type.wire.equals(wire))
                .findFirst();
    }
}
