package io.boxoffice.view;

import io.boxoffice.http.RefusedPage;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Draws the page of a refusal where there is no JAX-RS to do it. It has no address: requests are forwarded to its name ({@code web.xml}). */
public class RefusedPageServlet extends HttpServlet {
    @Inject
    Views views;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusedPage refused = RefusedPage.of(request);
        RenderedPage page = views.draw(refused, request);
        response.setStatus(refused.status());
        response.setContentType(RenderedPage.MEDIA_TYPE);
        page.headers().forEach(response::setHeader);
        response.getOutputStream().write(page.bytes());
    }
}
