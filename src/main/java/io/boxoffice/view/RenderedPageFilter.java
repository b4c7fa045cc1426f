package io.boxoffice.view;

import io.boxoffice.http.RefusedPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Writes the head of a page past JAX-RS, which would add its policy to the one that every answer carries already. */
@Provider
@ApplicationScoped
public class RenderedPageFilter implements ContainerResponseFilter {
    private static final MediaType HTML = MediaType.valueOf(RenderedPage.MEDIA_TYPE);

    @Inject
    Views views;

    @Context
    HttpServletRequest servletRequest;

    @Context
    HttpServletResponse servletResponse;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        if (entity instanceof RenderedPage page) {
            write(page, response);
        } else if (entity instanceof RefusedPage refused) {
            write(views.draw(refused, servletRequest), response);
        }
    }

    private void write(RenderedPage page, ContainerResponseContext response) {
        page.headers().forEach(servletResponse::setHeader);
        response.setEntity(page.bytes(), new Annotation[0], HTML);
    }
}
