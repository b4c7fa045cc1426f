/**
 * Sessions (families of refresh tokens) and the rotation of their tokens. Owns what a refresh token looks like; does not
 * know what an access token is.
 */
@NullMarked
package io.boxoffice.refresh;

import org.jspecify.annotations.NullMarked;
