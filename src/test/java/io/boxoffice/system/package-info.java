/**
 * Black box: what a caller sees over HTTPS, and what an operator sees of the process. Imports nothing of the product. The
 * one driver is {@link io.boxoffice.system.Boxoffice}; a test reads as a story told with its words.
 */
@NullMarked
package io.boxoffice.system;

import org.jspecify.annotations.NullMarked;
