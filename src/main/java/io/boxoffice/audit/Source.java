package io.boxoffice.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, and from where.
 *
 * @param actor the id of a user, {@code anonymous} as long as nobody has shown who they are, {@code system} for the service
 */
record Source(
        String actor, @Nullable String address, @Nullable String correlationId) {}
