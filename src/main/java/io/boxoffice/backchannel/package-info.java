/**
 * Tells clients that a sign-in has ended (OpenID Connect Back-Channel Logout 1.0). A notice is written in the transaction in which the sign-in
 * ends, and sent after it, by one node at a time, for an hour at most.
 */
@NullMarked
package io.boxoffice.backchannel;

import org.jspecify.annotations.NullMarked;
