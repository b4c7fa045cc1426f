/** {@code POST /oauth2/revoke} (RFC 7009): a client gives back a token that was issued to it. */
@NullMarked
package io.boxoffice.revoke;

import org.jspecify.annotations.NullMarked;
