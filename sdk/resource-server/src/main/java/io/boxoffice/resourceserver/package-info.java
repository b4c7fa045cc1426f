/**
 * For services that verify our tokens themselves, by MicroProfile JWT: the look at the status list
 * ({@link io.boxoffice.resourceserver.StatusListFilter}), at the type
 * ({@link io.boxoffice.resourceserver.AccessTokenTypeFilter}) and at the proof of a key
 * ({@link io.boxoffice.resourceserver.DpopFilter}). It knows nothing of the server.
 */
@NullMarked
package io.boxoffice.resourceserver;

import org.jspecify.annotations.NullMarked;
