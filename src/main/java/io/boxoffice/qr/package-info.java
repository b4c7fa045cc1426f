/** Pictures for another device's camera. */
@NullMarked
package io.boxoffice.qr;

import org.jspecify.annotations.NullMarked;
