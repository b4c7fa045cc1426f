package io.boxoffice.transport;

import io.boxoffice.audit.Actor;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.BodyReader;
import io.boxoffice.json.Workers;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.settings.BadSetting;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;

/** Around every request: its correlation id, the headers that every answer carries, {@link TransportPolicy} and {@link Cors}. */
@WebFilter("/*")
public class RequestFilter extends HttpFilter {
    @Inject
    Instance<TransportSettings> configured;

    @Inject
    Actor caller;

    @Inject
    Drain drain;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        drain.sendAway(request, response);
        try {
            doFilter(request, response, chain, configured.get());
        } catch (BadSetting unusable) { // said in the log at start; nothing is served meanwhile but how it is
            if (RequestPath.of(request).surface().answersAlways()) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, 503, ErrorCode.TEMPORARILY_UNAVAILABLE, "The service is not open yet.");
            }
        }
    }

    private void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, TransportSettings settings)
            throws IOException, ServletException {
        RequestSource origin = RequestSource.attach(request, settings);
        caller.comesFrom(origin.address(), origin.correlationId());
        AnswerHead.of(request, settings, origin).write(response);
        RequestPath path = RequestPath.attach(request, settings.issuer().path());
        request.setAttribute(
                BodyReader.SITE, Network.of(origin.address()).site().text());
        if (path.surface().takesLargeBodies()) {
            request.setAttribute(BodyReader.LARGE, true);
        }
        Framing framing = Framing.of(request);
        if (framing.isDoubtful() || framing.isChunked() || BodyReader.isLong(request)) {
            response.setHeader("Connection", "close"); // what is left of one that is refused is no next request
        }
        if (framing.isDoubtful()) {
            refuse(request, response, 400, ErrorCode.INVALID_REQUEST, "Where the request ends is in doubt.");
        } else if (!RequestPath.isClear(request)) {
            refuse(request, response, 400, ErrorCode.INVALID_REQUEST, "The path or the query is not well written.");
        } else {
            admit(path, request, response, chain, settings);
        }
    }

    private static void admit(
            RequestPath path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            TransportSettings settings)
            throws IOException, ServletException {
        switch (new TransportPolicy(settings).judge(line(path, request))) {
            case IN -> serve(request, response, chain, settings);
            case TO_TLS -> redirect(request, response, settings);
            case OUT -> refuse(request, response, 403, ErrorCode.ACCESS_DENIED, "This is served over HTTPS only.");
        }
    }

    private static void serve(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, TransportSettings settings)
            throws IOException, ServletException {
        switch (new Cors(settings).judge(request, response)) {
            case NO_PREFLIGHT, OF_A_CLIENT -> {
                boolean isOpen = !RequestPath.of(request).surface().needsToken();
                if (isOpen && BodyReader.isTooLong(request)) {
                    response.setHeader("Connection", "close"); // what is left of it is not read
                    refuse(request, response, 413, ErrorCode.INVALID_REQUEST, "The body is too large.");
                } else {
                    work(request, response, chain);
                }
            }
            case ANSWERED -> {}
            case REFUSED -> refuse(request, response, 403, ErrorCode.ACCESS_DENIED, "This origin is not allowed.");
        }
    }

    /** How the node is, it says also when it is busy. */
    private static void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestPath.of(request).surface().answersAlways()) {
            chain.doFilter(request, response);
        } else if (Workers.enter()) {
            try {
                chain.doFilter(request, response);
            } finally {
                Workers.leave();
            }
        } else {
            refuse(request, response, 503, ErrorCode.TEMPORARILY_UNAVAILABLE, "Too many requests at once.");
        }
    }

    private static TransportPolicy.RequestLine line(RequestPath path, HttpServletRequest request) {
        return new TransportPolicy.RequestLine(
                request.isSecure(),
                ForwardedAddress.ofPeer(request.getRemoteAddr()).orElseThrow().value(),
                String.join(",", Collections.list(request.getHeaders("X-Forwarded-Proto"))),
                request.getMethod(),
                path.text(),
                Objects.requireNonNullElse(request.getHeader("Accept"), "").contains("text/html"));
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, TransportSettings settings) {
        response.setStatus(308);
        response.setHeader("Location", settings.issuer() + RequestPath.withQuery(request));
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, ErrorCode code, String detail)
            throws IOException {
        ErrorWriter.write(request, response, status, code, detail);
    }
}
