/**
 * The strict, bounded reading of request bodies and the naming of answers. No other reader of bodies may run: the
 * container's default binding is lenient, and one truncated body can hold a core for ever there.
 */
@NullMarked
package io.boxoffice.json;

import org.jspecify.annotations.NullMarked;
