/**
 * What a client may ask a user's browser to bring (RFC 6749 4.1): authorization requests, pushed or not, and codes. Rows and rules; knows of
 * no page.
 */
@NullMarked
package io.boxoffice.authorization;

import org.jspecify.annotations.NullMarked;
