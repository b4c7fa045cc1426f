/**
 * For services elsewhere. Those that verify our tokens themselves have the look at the status list
 * ({@link io.boxoffice.client.StatusListFilter}) and at the type ({@link io.boxoffice.client.AccessTokenTypeFilter}); those
 * that call with our tokens have the tokens ({@link io.boxoffice.client.AudienceTokens}). It knows nothing of the server's
 * packages and is a jar of its own; beside JAX-RS it needs Nimbus JOSE + JWT, and the first two MicroProfile JWT.
 */
@NullMarked
package io.boxoffice.client;

import org.jspecify.annotations.NullMarked;
