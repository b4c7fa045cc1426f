package io.boxoffice.resourceserver;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Stands before a method that is of no audience: no token is good there. */
final class ClosedFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        Problem.CLOSED.refuse(request);
    }
}
