/**
 * Opening and closing: the checks before the start, migrations, the order in which features wake, health, the filter that
 * waits for it.
 */
@NullMarked
package io.boxoffice.boot;

import org.jspecify.annotations.NullMarked;
