/**
 * The browser page: its files, and under which policy they are served. The page is a client like any other; nothing in the
 * product knows of it.
 */
@NullMarked
package io.boxoffice.page;

import org.jspecify.annotations.NullMarked;
