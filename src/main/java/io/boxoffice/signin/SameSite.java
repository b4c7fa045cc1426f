package io.boxoffice.signin;

import io.boxoffice.transport.TransportSettings;
import io.boxoffice.transport.WebOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether a form was sent by a page of ours, as far as its browser says (RFC 6454 7.3, RFC 9700 4.7, Fetch Metadata). */
@Dependent
public class SameSite {
    @Inject
    TransportSettings settings;

    /** Whether nothing says that another page sent it. */
    public boolean isFrom(HttpServletRequest request) {
        List<String> site = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        Optional<WebOrigin> origin = WebOrigin.of(request);
        boolean isSameSite = site.isEmpty() || site.equals(List.of("same-origin"));
        return isSameSite && origin.filter(from -> !settings.isOwn(from)).isEmpty();
    }
}
