package io.boxoffice.login;

import io.boxoffice.json.Body;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.token.Refreshing;
import io.boxoffice.token.TokenService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;

/** {@code POST /auth/refresh}: nothing but the refresh token, which remembers its audience (RFC 6749 6). */
@RequestScoped
@Open
@SecurityRequirements
@Path("/auth/refresh")
public class RefreshResource {
    private static final Logger LOG = System.getLogger(RefreshResource.class.getName());

    private static final String EXAMPLE = "{\"refresh_token\": \"bo_rt_...\"}";

    @Inject
    TokenService tokens;

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    public Response refresh(@RequestBody(content = @Content(example = EXAMPLE)) Body body) {
        Secret presented = new Secret(body.only("refresh_token").text("refresh_token"));
        return switch (tokens.refresh(presented)) {
            case Refreshing.Refreshed refreshed -> TokenAnswer.of(refreshed.tokens());
            case Refreshing.Refused refused -> {
                LOG.log(Level.INFO, "A refresh was refused: " + refused.reason());
                throw new OAuthException(ErrorCode.INVALID_GRANT, "The refresh token is not valid.");
            }
        };
    }
}
