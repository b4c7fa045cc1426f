/**
 * {@code /oauth2/userinfo} (OpenID Connect Core 5.3): what a client may know of the user who is there.
 */
@NullMarked
package io.boxoffice.userinfo;

import org.jspecify.annotations.NullMarked;
