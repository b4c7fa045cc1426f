package io.boxoffice.discovery;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Open;
import io.boxoffice.problem.ProblemException;
import io.boxoffice.signing.JwkSet;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.signing.Keys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The published keys (RFC 7517 5), from memory. A verifier may cache them half as long as a new key is announced. */
@ApplicationScoped
@Open
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
    @Inject
    Keys keys;

    @Inject
    KeySettings settings;

    private final CacheControl caching = new CacheControl();

    @PostConstruct
    void prepare() {
        caching.setMaxAge((int) settings.announce().dividedBy(2).toSeconds());
        caching.setNoTransform(false);
        caching.getCacheExtension().put("public", "");
    }

    @GET
    @Path("/jwks.json")
    public Response union(@Context Request request) {
        return answer(keys.jwkSet(), request);
    }

    @GET
    @Path("/jwks/{audience}.json")
    public Response ofAudience(@PathParam("audience") String audience, @Context Request request) {
        if (!Audience.isName(audience)) {
            throw ProblemException.notFound();
        }
        return answer(keys.jwkSet(new Audience(audience)).orElseThrow(ProblemException::notFound), request);
    }

    private Response answer(JwkSet set, Request request) {
        EntityTag tag = new EntityTag(set.etag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(set.json()))
                .tag(tag)
                .cacheControl(caching)
                .build();
    }
}
