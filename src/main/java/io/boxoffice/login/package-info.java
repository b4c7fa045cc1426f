/**
 * {@code /auth/*}: the door where credentials become tokens.
 */
@NullMarked
package io.boxoffice.login;

import org.jspecify.annotations.NullMarked;
