package io.boxoffice.oauth;

import java.util.Optional;
import java.util.UUID;

/** The id of a sign-in of a browser: the claim {@code sid} of ID tokens and logout tokens (OpenID Connect Back-Channel Logout 2.1). */
public record SignInId(UUID value) {
    /** The id that a text is; nothing for any other text. */
    public static Optional<SignInId> parse(String text) {
        return Ids.parse(text).map(SignInId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
