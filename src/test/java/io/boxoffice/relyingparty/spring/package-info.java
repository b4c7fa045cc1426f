/** Sign-in by Spring Security's {@code oauth2Login}, with PKCE. */
@NullMarked
package io.boxoffice.relyingparty.spring;

import org.jspecify.annotations.NullMarked;
