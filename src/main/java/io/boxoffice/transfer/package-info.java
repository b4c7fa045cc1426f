/**
 * Sessions that a signed-in device passes on to another one (RFC 10027, cross-device session transfer): the code in the picture, the ticket of
 * whoever redeemed it, the decision on the first device. Rows and rules; knows of no page and of no token.
 */
@NullMarked
package io.boxoffice.transfer;

import org.jspecify.annotations.NullMarked;
