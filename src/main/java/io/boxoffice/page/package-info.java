/**
 * The browser page: its files, and under which policy they are served. In the browser it is the
 * client of {@code /auth}; nothing in the product knows of it but where it is.
 */
@NullMarked
package io.boxoffice.page;

import org.jspecify.annotations.NullMarked;
