/**
 * For services that verify our tokens themselves. {@link io.boxoffice.resourceserver.ResourceServer} does all of it; where MicroProfile JWT verifies
 * tokens, three filters do the rest: the look at the status list ({@link io.boxoffice.resourceserver.StatusListFilter}), at the type
 * ({@link io.boxoffice.resourceserver.AccessTokenTypeFilter}) and at the proof of a key
 * ({@link io.boxoffice.resourceserver.DpopFilter}). It knows nothing of the server.
 */
@NullMarked
package io.boxoffice.resourceserver;

import org.jspecify.annotations.NullMarked;
