package io.boxoffice.factor;

import io.boxoffice.oauth.Secret;

/**
 * A seed that was just made, which is shown this once.
 *
 * @param secret in base32, to be typed into an app
 * @param uri the same for an app that reads a picture: {@code otpauth://totp/...}
 */
public record NewTotp(Secret secret, Secret uri) {}
