/**
 * Where the database is, as whom to log in, and how each connection to it is made, the same for the check before the start,
 * the pools and the one that listens. Knows no table.
 */
@NullMarked
package io.boxoffice.database;

import org.jspecify.annotations.NullMarked;
