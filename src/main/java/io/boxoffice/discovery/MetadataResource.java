package io.boxoffice.discovery;

import io.boxoffice.clients.DocumentSettings;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    @Inject
    Keys keys;

    @Inject
    DocumentSettings documents;

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

    /** RFC 8414 3.1: of an issuer with a path, at the root of its host, with the path behind. */
    @GET
    @Path("/oauth-authorization-server/{path: .+}")
    public Metadata oauth(@PathParam("path") String path) {
        return ofIssuerAt(path);
    }

    /** RFC 8414 5: where clients of OpenID Connect may look, too. */
    @GET
    @Path("/openid-configuration/{path: .+}")
    public Metadata openId(@PathParam("path") String path) {
        return ofIssuerAt(path);
    }

    private Metadata ofIssuerAt(String path) {
        if (!issuer.path().equals("/" + path)) {
            throw ProblemException.notFound();
        }
        return metadata();
    }

    private Metadata metadata() {
        return Metadata.of(issuer.url(), keys.idTokenAlgs(), documents.on());
    }
}
