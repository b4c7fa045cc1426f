/**
 * Sessions (families of refresh tokens) and the rotation of their tokens. Owns what a refresh token looks like; of an
 * access token it knows the id and the times that go with a refresh token.
 */
@NullMarked
package io.boxoffice.refresh;

import org.jspecify.annotations.NullMarked;
