/** Sign-in by pac4j's filters, with PKCE, for an API that the application calls for its people. */
@NullMarked
package io.boxoffice.relyingparty.pac4j;

import org.jspecify.annotations.NullMarked;
