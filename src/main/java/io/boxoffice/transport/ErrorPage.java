package io.boxoffice.transport;

import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.http.Title;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.settings.BadSetting;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/**
 * What the container would answer with a page of its own leaves as one of our refusals ({@code web.xml}), also where it refused a
 * request before the {@link RequestFilter} saw it.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {
    @Inject
    Instance<TransportSettings> configured;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Asked for directly, by no error: there is nothing here.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String sent = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/error");
        String root = writeHead(request, response);
        ErrorCode code = status >= 500 ? ErrorCode.SERVER_ERROR : ErrorCode.INVALID_REQUEST;
        RequestPath.attach(request, root, sent);
        ErrorWriter.write(request, response, status, code, Title.of(status));
    }

    /** The path below which the world sees this node. */
    private String writeHead(HttpServletRequest request, HttpServletResponse response) {
        try {
            TransportSettings settings = configured.get();
            RequestSource origin = RequestSource.find(request).orElseGet(() -> RequestSource.attach(request, settings));
            AnswerHead.of(request, settings, origin).write(response);
            return settings.issuer().path();
        } catch (BadSetting unusable) { // said in the log at start
            response.setHeader("X-Content-Type-Options", "nosniff");
            return "";
        }
    }
}
