/** Lines of the log that strangers can cause: a few of each kind and network, and how many more there were. */
@NullMarked
package io.boxoffice.log;

import org.jspecify.annotations.NullMarked;
