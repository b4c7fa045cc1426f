package io.boxoffice.clients;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a client shows who it is: the one way that it is registered for (RFC 7591 2, RFC 8414 2). */
public enum AuthenticationMethod {
    /** Not at all: it is public. */
    NONE,
    /** A secret in the header {@code Authorization: Basic} (RFC 6749 2.3.1). */
    CLIENT_SECRET_BASIC,
    /** A secret in the form (RFC 6749 2.3.1). */
    CLIENT_SECRET_POST,
    /** A signed assertion (RFC 7523 2.2). */
    PRIVATE_KEY_JWT;

    /** The method as it travels and as it is stored. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a secret of the server's making is shown. */
    public boolean takesSecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
    }

    /** The method of this exact text. */
    public static Optional<AuthenticationMethod> parse(String wire) {
        return Arrays.stream(values())
                .filter(method -> method.wire().equals(wire))
                .findFirst();
    }

    /** All of them, in order, as metadata lists them. */
    public static List<String> wires() {
        return Arrays.stream(values()).map(AuthenticationMethod::wire).toList();
    }
}
