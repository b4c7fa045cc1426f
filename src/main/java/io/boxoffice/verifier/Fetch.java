package io.boxoffice.verifier;

import java.time.Instant;
import java.util.Set;

/**
 * A verifier was given the same things once or several times in a row.
 *
 * @param things the ids of all that stood in it
 */
record Fetch(Set<String> things, Instant first, Instant last) {}
