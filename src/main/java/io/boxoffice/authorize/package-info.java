/**
 * {@code /oauth2/authorize}, {@code /oauth2/par}, {@code /oauth2/device_authorization} and {@code /device} (RFC 6749 4.1, RFC 9126, RFC 8628 3.1,
 * 3.3): what a client asks for, and what a browser and its person see of it, from its first look to the code that the browser carries back.
 */
@NullMarked
package io.boxoffice.authorize;

import org.jspecify.annotations.NullMarked;
