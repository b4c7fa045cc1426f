package io.boxoffice.boot;

import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.oauth.ErrorCode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the node is, in the words of MicroProfile Health 4.0: 200 {@code UP} or 503 {@code DOWN}. Liberty would serve it as an
 * application of its own, before which {@code transport} does not stand.
 */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    @Inject
    LiveCheck live;

    @Inject
    StartedCheck started;

    @Inject
    ReadyCheck ready;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Supplier<Health>> health = find(RequestPath.of(request).text());
        if (health.isEmpty()) {
            ErrorWriter.write(request, response, 404, ErrorCode.INVALID_REQUEST, "There is no such resource.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            ErrorWriter.write(request, response, 405, ErrorCode.INVALID_REQUEST, "It can only be read.");
        } else {
            write(health.get().get(), response);
        }
    }

    private Optional<Supplier<Health>> find(String path) {
        return switch (path) {
            case "/health", "/health/" ->
                Optional.of(() -> Health.of(List.of(live.call(), started.call(), ready.call())));
            case "/health/live" -> Optional.of(() -> Health.of(List.of(live.call())));
            case "/health/started" -> Optional.of(() -> Health.of(List.of(started.call())));
            case "/health/ready" -> Optional.of(() -> Health.of(List.of(ready.call())));
            default -> Optional.empty();
        };
    }

    private static void write(Health health, HttpServletResponse response) throws IOException {
        response.setStatus(health.status() == Health.Status.UP ? 200 : 503);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = AnswerWriter.bytes(health);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
