package io.boxoffice.view;

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
public class RenderedPageFilter implements ContainerResponseFilter {
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

    @Context
    HttpServletResponse servletResponse;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof RenderedPage page) {
            page.headers().forEach(servletResponse::setHeader);
            response.setEntity(page.bytes(), new Annotation[0], HTML);
        }
    }
}
