/**
 * {@code /oauth2/authorize} and {@code /oauth2/par} (RFC 6749 4.1, RFC 9126): what a browser and its person see of a request, from its
 * first look to the code that the browser carries back.
 */
@NullMarked
package io.boxoffice.authorize;

import org.jspecify.annotations.NullMarked;
