/**
 * The protected resources of the audience {@code other}. It could live in another process tomorrow, and a test keeps it so.
 */
@NullMarked
package io.boxoffice.shop;

import org.jspecify.annotations.NullMarked;
