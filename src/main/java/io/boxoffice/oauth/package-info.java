/**
 * The words of the protocol (RFC 6749, RFC 9068): who a token is about and which client
 * asked, audience, scope, what is granted, how a user showed who they are, error code, token response, secret. Uses only
 * {@code settings}.
 */
@NullMarked
package io.boxoffice.oauth;

import org.jspecify.annotations.NullMarked;
