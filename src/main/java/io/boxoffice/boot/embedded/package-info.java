/**
 * The development launcher with its embedded PostgreSQL. It is not packaged into the WAR.
 */
@NullMarked
package io.boxoffice.boot.embedded;

import org.jspecify.annotations.NullMarked;
