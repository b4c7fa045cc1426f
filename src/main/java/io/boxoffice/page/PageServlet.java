package io.boxoffice.page;

import io.boxoffice.http.EntityTags;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.BadSetting;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /} and the files that the page there is made of. Every answer keeps the policy that allows nothing; only the
 * document gets one, under which scripts and styles are files of this origin and no text becomes markup.
 */
@WebServlet({"", "/page/*"})
public class PageServlet extends HttpServlet {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types lit-html";

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    @Inject
    Instance<PageSettings> settings;

    @Inject
    Instance<Issuer> issuer;

    private Optional<PageFiles> files = Optional.empty();

    @Override
    public void init() throws ServletException {
        try {
            files = Optional.of(PageFiles.of(getServletContext(), root()));
        } catch (IOException unreadable) {
            throw new ServletException(unreadable);
        }
    }

    private String root() {
        try {
            return issuer.get().path();
        } catch (BadSetting unusable) { // said in the log at start; nothing is served meanwhile
            return "";
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PageFile> file = find(request);
        if (file.isEmpty()) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, "There is no such resource.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "It can only be read.");
        } else {
            serve(file.get(), request, response);
        }
    }

    private Optional<PageFile> find(HttpServletRequest request) {
        if (!settings.get().on()) {
            return Optional.empty();
        }
        return files.flatMap(all -> all.find(RequestPath.of(request).text()));
    }

    private static void serve(PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (file.isDocument()) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache"); // kept, and asked for each time whether it is still the one
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

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        ErrorWriter.write(request, response, status, ErrorCode.INVALID_REQUEST, detail);
    }
}
