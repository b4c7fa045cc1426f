/**
 * {@code POST /oauth2/token} (RFC 6749 3.2): one type for each grant, which says who a token is about and how wide it is. What a
 * client is, {@code clients} knows; what is issued, {@code token} makes.
 */
@NullMarked
package io.boxoffice.grant;

import org.jspecify.annotations.NullMarked;
