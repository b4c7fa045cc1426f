/**
 * For services elsewhere. Those that verify our tokens themselves have the look at the status list
 * ({@link io.boxoffice.client.StatusListFilter}); those that call with our tokens have the tokens
 * ({@link io.boxoffice.client.AudienceTokens}). It knows nothing of the server's packages and is a jar of its own; beside
 * JAX-RS it needs Nimbus JOSE + JWT, and the first MicroProfile JWT.
 */
@NullMarked
package io.boxoffice.client;

import org.jspecify.annotations.NullMarked;
