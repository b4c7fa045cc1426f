/**
 * The sign-in of a browser: who is signed in there, since when and how. Its cookie opens the pages of {@code /oauth2} and no API.
 */
@NullMarked
package io.boxoffice.signin;

import org.jspecify.annotations.NullMarked;
