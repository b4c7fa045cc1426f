package io.boxoffice.problem;

import io.boxoffice.oauth.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** What the container would answer with a page of its own leaves as one of our refusals ({@code web.xml}). */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Asked for directly, by no error: there is nothing here.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/error");
        ErrorCode code = status >= 500 ? ErrorCode.SERVER_ERROR : ErrorCode.INVALID_REQUEST;
        response.setStatus(status);
        response.setContentType(Faults.mediaType(path));
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Faults.bytes(status, code, Title.of(status), path));
    }
}
