/**
 * Issuing: one access token and one refresh token for a user and exactly one audience.
 */
@NullMarked
package io.boxoffice.token;

import org.jspecify.annotations.NullMarked;
