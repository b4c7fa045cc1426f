/** The main class of the runnable archive. It knows nothing of the product but its start script; it is not in the WAR. */
@NullMarked
package io.boxoffice.boot.archive;

import org.jspecify.annotations.NullMarked;
