/**
 * {@code /auth/*}: where credentials become tokens, and where tokens are given back; how a refresh token travels.
 */
@NullMarked
package io.boxoffice.login;

import org.jspecify.annotations.NullMarked;
