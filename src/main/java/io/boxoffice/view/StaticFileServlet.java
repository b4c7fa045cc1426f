package io.boxoffice.view;

import io.boxoffice.http.EntityTags;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.ErrorCode;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** {@code /sign-in/*}: the files of the pages. They are there also where the page at the root is off. */
@WebServlet(StaticFile.FOLDER + "*")
public class StaticFileServlet extends HttpServlet {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String A_YEAR = "public, max-age=31536000, immutable";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StaticFile> file = StaticFile.find(RequestPath.of(request).text());
        if (file.isEmpty()) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, "There is no such resource.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "It can only be read.");
        } else {
            serve(file.get(), request, response);
        }
    }

    private static void serve(StaticFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", isAskedFor(file, request) ? A_YEAR : "no-cache");
        response.setHeader("ETag", '"' + file.tag() + '"');
        if (EntityTags.of(Collections.list(request.getHeaders("If-None-Match"))).know(file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.mediaType());
        byte[] content = file.bytes();
        response.setContentLength(content.length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(content);
        }
    }

    /** A page of another release may want another version, and must not get this one for a year. */
    private static boolean isAskedFor(StaticFile file, HttpServletRequest request) {
        return ("v=" + file.tag()).equals(request.getQueryString());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        ErrorWriter.write(request, response, status, ErrorCode.INVALID_REQUEST, detail);
    }
}
