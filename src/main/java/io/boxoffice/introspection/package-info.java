/** {@code POST /oauth2/introspect} (RFC 7662): a resource server asks whether a token of its own audience is good, and what it says. */
@NullMarked
package io.boxoffice.introspection;

import org.jspecify.annotations.NullMarked;
