package io.boxoffice.discovery;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.http.EntityTags;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.OwnApi;
import io.boxoffice.signing.KeySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The metadata of the APIs of this WAR (RFC 9728 3.1): the well-known path stands between the host and the path of the resource. Of an issuer
 * with a path it is there with that path and without it, for a proxy in front may have taken it away.
 */
@ApplicationScoped
@Open
@Path("/.well-known/oauth-protected-resource")
@Produces(MediaType.APPLICATION_JSON)
public class ResourceMetadataResource {
    @Inject
    Issuer issuer;

    @Inject
    CurrentAudiences audiences;

    @Inject
    KeySettings settings;

    @GET
    @Path("/{path: .+}")
    public Response metadata(@PathParam("path") String path, @Context HttpHeaders headers) {
        ResourceMetadata metadata = found("/" + path)
                .flatMap(api -> audiences.ofOwnApi(api.audience()).map(policy -> new ResourceMetadata(api, policy)))
                .orElseThrow(ProblemException::notFound);
        byte[] json = AnswerWriter.bytes(metadata.members());
        return Cached.of(EntityTags.tagOf(json), json, headers)
                .cacheControl(Cached.publicly(settings.announce().dividedBy(2)))
                .build();
    }

    private Optional<OwnApi> found(String path) {
        return OwnApi.AUDIENCES.stream()
                .map(audience -> new OwnApi(issuer, audience))
                .filter(api -> path.equals(api.path()) || path.equals(issuer.path() + api.path()))
                .findFirst();
    }
}
