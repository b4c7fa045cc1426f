package org.example;

import io.quarkus.oidc.IdToken;
import io.quarkus.oidc.UserInfo;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A page for whoever has signed in, and no one else. */
@Path("/account")
@Authenticated
public class AccountResource {
    @Inject
    @IdToken
    JsonWebToken idToken;

    @Inject
    UserInfo user;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String account() {
        return "Hello %s, your id is %s%n".formatted(user.getPreferredUserName(), idToken.getSubject());
    }
}
