package org.example;

import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What only a token with the scope may read. */
@Path("/orders")
public class OrdersResource {
    @Inject
    JsonWebToken token;

    @GET
    public String orders() {
        if (!permits("orders.read")) {
            throw new ForbiddenException();
        }
        return "orders of " + token.getName();
    }

    private boolean permits(String scope) {
        Object scopes = token.getClaim("scope");
        return scopes instanceof String words && List.of(words.split(" ")).contains(scope);
    }
}
