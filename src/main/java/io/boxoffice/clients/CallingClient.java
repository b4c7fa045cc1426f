package io.boxoffice.clients;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client that asks at {@code /oauth2}, or the refusal of the request (RFC 6749 5.2). */
@Dependent
public class CallingClient {
    private static final String BASIC = "Basic realm=\"boxoffice\", charset=\"UTF-8\"";

    @Inject
    ClientAuthentication authentication;

    /** The client that a request comes from, and that has shown it; else {@code invalid_client}, or 429. */
    public Client require(HttpServletRequest request, Parameters form) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Network network = Network.of(RequestSource.of(request).address());
        return switch (authentication.of(PresentedClient.of(headers, form), network)) {
            case ClientAuthentication.Authenticated authenticated -> {
                AskingPage.asksFor(Optional.of(authenticated.client()), request);
                yield authenticated.client();
            }
            case ClientAuthentication.Refused refused -> throw refusal(refused.inHeader());
            case ClientAuthentication.SlowDown slow -> throw OAuthException.slowDown(slow.until());
        };
    }

    /** The refusal of a client that is not there, and has sent no header. */
    public static OAuthException unknown() {
        return refusal(false);
    }

    /** One and the same for a client that is not there, one that is disabled, and a wrong secret. */
    private static OAuthException refusal(boolean inHeader) {
        return new OAuthException(
                ErrorCode.INVALID_CLIENT,
                ErrorCode.INVALID_CLIENT.status(),
                "The client is unknown, or did not show who it is.",
                inHeader ? Map.of(HttpHeaders.WWW_AUTHENTICATE, BASIC) : Map.of());
    }
}
