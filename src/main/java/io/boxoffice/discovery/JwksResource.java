package io.boxoffice.discovery;

import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Open;
import io.boxoffice.signing.JwkSet;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.signing.Keys;
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

/** The published keys (RFC 7517 5), from memory. A verifier may cache them half as long as a new key is announced. */
@ApplicationScoped
@Open
@Path("/.well-known")
@Produces({MediaType.APPLICATION_JSON, JwksResource.MEDIA_TYPE})
public class JwksResource {
    /** The content type of a JWK Set (RFC 7517 8.5.2); what asks for none gets the one that everybody reads. */
    static final String MEDIA_TYPE = "application/jwk-set+json";

    @Inject
    Keys keys;

    @Inject
    KeySettings settings;

    @GET
    @Path("/jwks.json")
    public Response union(@Context HttpHeaders headers) {
        return answer(keys.jwkSet(), headers);
    }

    @GET
    @Path("/jwks/{audience}.json")
    public Response ofAudience(@PathParam("audience") String audience, @Context HttpHeaders headers) {
        if (!Audience.isName(audience)) {
            throw ProblemException.notFound();
        }
        return answer(keys.jwkSet(new Audience(audience)).orElseThrow(ProblemException::notFound), headers);
    }

    private Response answer(JwkSet set, HttpHeaders headers) {
        return Cached.of(set.etag(), set.json(), headers)
                .cacheControl(Cached.publicly(settings.announce().dividedBy(2)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
