/**
 * The protected resources of the audience {@code server}: oneself, and the administration. A thin face on the features.
 */
@NullMarked
package io.boxoffice.admin;

import org.jspecify.annotations.NullMarked;
