/**
 * What the tests in the container ({@code *IT}) stand on: a real PostgreSQL, a server directory made of the shipped
 * configuration, and the WAR that Maven built.
 */
@NullMarked
package io.boxoffice.container;

import org.jspecify.annotations.NullMarked;
