/**
 * Reading one setting: its property, its range and the one line that refuses a bad value. Which settings there are is
 * known by the feature that uses them; every default stands in {@code META-INF/microprofile-config.properties}.
 */
@NullMarked
package io.boxoffice.settings;

import org.jspecify.annotations.NullMarked;
