/**
 * What other nodes changed: heard from the database at once, and looked for every 400 ms in case that it was not heard.
 * Knows nothing of what changes.
 */
@NullMarked
package io.boxoffice.changes;

import org.jspecify.annotations.NullMarked;
