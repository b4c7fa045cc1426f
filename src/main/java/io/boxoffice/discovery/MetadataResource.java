package io.boxoffice.discovery;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The discovery documents. Their URLs come from the configured issuer, never from the request (A113). */
@ApplicationScoped
@Open
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {
    @Inject
    Issuer issuer;

    @GET
    @Path("/openid-configuration")
    public Metadata openId() {
        return metadata();
    }

    @GET
    @Path("/oauth-authorization-server")
    public Metadata oauth() {
        return metadata();
    }

    private Metadata metadata() {
        return Metadata.of(issuer.url());
    }
}
