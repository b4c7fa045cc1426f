/**
 * The words of the protocol (RFC 6749, RFC 9068): audience, scope, error code, token response, secret. Knows nobody.
 */
@NullMarked
package io.boxoffice.oauth;

import org.jspecify.annotations.NullMarked;
