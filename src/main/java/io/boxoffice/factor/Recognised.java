package io.boxoffice.factor;

import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;

/** Who has shown a passkey, and nothing else. */
public record Recognised(UserId user, Authentication shown) {}
