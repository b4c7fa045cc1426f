/**
 * For services elsewhere that verify our tokens themselves: the look at the status list, and at the type. It knows nothing of the server's
 * packages and can be copied into another project; beside JAX-RS and MicroProfile JWT it needs Nimbus JOSE + JWT.
 */
@NullMarked
package io.boxoffice.client;

import org.jspecify.annotations.NullMarked;
