package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.oauth.Audience;

/**
 * A key whose tokens are accepted now.
 *
 * @param alg the one algorithm of this key: a token that names another is not its token (RFC 8725 3.1)
 * @param jwk the public half
 */
public record PublishedKey(String kid, Audience audience, String alg, JWK jwk) {}
