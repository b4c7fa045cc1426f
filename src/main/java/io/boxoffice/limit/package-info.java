/**
 * How often one client's network may ask: token buckets in the memory of each node. Knows nothing of users; what a guessed
 * password does to a user is {@code account}'s.
 */
@NullMarked
package io.boxoffice.limit;

import org.jspecify.annotations.NullMarked;
