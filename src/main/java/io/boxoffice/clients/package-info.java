/**
 * Who asks for tokens: the registered clients (RFC 7591 2), their secrets and keys, and how a client shows who it is (RFC 6749 2.3).
 * What a client gets is decided elsewhere.
 */
@NullMarked
package io.boxoffice.clients;

import org.jspecify.annotations.NullMarked;
