/**
 * {@code /oauth2/logout} (OpenID Connect RP-Initiated Logout 1.0): ends the sign-in of a browser. Whoever shows an ID token of ours is
 * believed; everybody else's wish is put to the person who is there.
 */
@NullMarked
package io.boxoffice.endsession;

import org.jspecify.annotations.NullMarked;
