/**
 * The services that verify tokens elsewhere and read key sets and status lists under a name: what each was given, and when. Knows nothing of
 * what the things are that they were given.
 */
@NullMarked
package io.boxoffice.verifier;

import org.jspecify.annotations.NullMarked;
