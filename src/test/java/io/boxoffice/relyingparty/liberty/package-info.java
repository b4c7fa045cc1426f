/** Sign-in by Liberty's {@code openidConnectClient}: the application itself knows nothing of it. */
@NullMarked
package io.boxoffice.relyingparty.liberty;

import org.jspecify.annotations.NullMarked;
