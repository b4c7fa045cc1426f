package io.boxoffice.relyingparty.pac4j;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pac4j.core.profile.ProfileManager;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.session.JEESessionStore;
import org.pac4j.oidc.profile.OidcProfile;

/** A page for whoever has signed in, and no one else. */
@WebServlet("/account")
public class AccountServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OidcProfile person = new ProfileManager(new JEEContext(request, response), new JEESessionStore())
                .getProfile(OidcProfile.class)
                .orElseThrow();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().printf("Hello %s, your id is %s%n", person.getUsername(), person.getId());
    }
}
