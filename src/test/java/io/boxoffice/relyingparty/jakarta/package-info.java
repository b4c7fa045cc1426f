/** Sign-in by Jakarta Security's {@code @OpenIdAuthenticationMechanismDefinition}. */
@NullMarked
package io.boxoffice.relyingparty.jakarta;

import org.jspecify.annotations.NullMarked;
