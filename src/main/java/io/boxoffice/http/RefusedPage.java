package io.boxoffice.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A refusal that a person in a browser reads. What draws pages is above this package: an answer of JAX-RS has this as its entity, elsewhere the
 * request is forwarded to the servlet {@value #SERVLET} ({@code web.xml}).
 *
 * @param status 400 to 599
 */
public record RefusedPage(int status) {
    private static final String SERVLET = "refused-page";
    private static final String ATTRIBUTE = RefusedPage.class.getName();

    /** The refusal that a request was forwarded with; that of something that is not there for one that was not. */
    public static RefusedPage of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RefusedPage page ? page : new RefusedPage(404);
    }

    void forward(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        try {
            request.getServletContext().getNamedDispatcher(SERVLET).forward(request, response);
        } catch (ServletException failed) {
            throw new IOException(failed);
        }
    }
}
