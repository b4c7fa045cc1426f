package io.boxoffice.clients;

import io.boxoffice.transport.WebOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whether the page that asks may read the answer: while it is not known which client asks, a page of any that runs in browsers may,
 * so that it can tell its user of a refusal; from then on only a page of this very client.
 */
public final class AskingPage {
    private static final String MAY_READ = AskingPage.class.getName();

    private AskingPage() {}

    /** From here on the answer is this client's; that of none is no page's. */
    public static void asksFor(Optional<Client> client, HttpServletRequest request) {
        boolean isIts = WebOrigin.of(request)
                .filter(origin -> client.filter(its -> its.hasPageAt(origin)).isPresent())
                .isPresent();
        mayRead(request, isIts);
    }

    static void mayRead(HttpServletRequest request, boolean may) {
        request.setAttribute(MAY_READ, may);
    }

    static Optional<WebOrigin> reader(HttpServletRequest request) {
        return WebOrigin.of(request).filter(_ -> Boolean.TRUE.equals(request.getAttribute(MAY_READ)));
    }
}
