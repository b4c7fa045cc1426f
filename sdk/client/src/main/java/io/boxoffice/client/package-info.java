/**
 * For services that call with our tokens: {@link io.boxoffice.client.AudienceTokens} gives each call of a JAX-RS client the
 * token of its audience; a user's, that of the service itself, or one on behalf of whoever calls it. It knows nothing of the server, and reads JSON with Nimbus JOSE + JWT.
 */
@NullMarked
package io.boxoffice.client;

import org.jspecify.annotations.NullMarked;
