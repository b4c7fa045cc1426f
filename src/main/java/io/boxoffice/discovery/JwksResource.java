package io.boxoffice.discovery;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Open;
import io.boxoffice.signing.JwkSet;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.signing.Keys;
import io.boxoffice.verifier.Reader;
import io.boxoffice.verifier.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * The published keys (RFC 7517 5), from memory. Who reads them may keep them half as long as a new key is announced at least: where
 * verifiers are waited for that may be much shorter.
 */
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

    @Inject
    CurrentAudiences current;

    @Inject
    NamedReadings readings;

    @GET
    @Path("/jwks.json")
    public Response union(@Context HttpHeaders headers) {
        return answer(keys.jwkSet(), current.haveVerifiers(), headers);
    }

    @GET
    @Path("/jwks/{audience}.json")
    public Response ofAudience(@PathParam("audience") String audience, @Context HttpHeaders headers) {
        return answer(present(audience), isAwaited(audience), headers);
    }

    /** The same bytes for a verifier of the audience under its name: that it has them is remembered. */
    @GET
    @Path("/jwks/{audience}/{verifier}.json")
    public Response ofVerifier(
            @PathParam("audience") String audience,
            @PathParam("verifier") String verifier,
            @Context HttpHeaders headers,
            @Context Request request) {
        JwkSet set = present(audience);
        Reader reader = readings.reader(new Audience(audience), verifier, Source.KEY_SET);
        return readings.remembered(reader, set.kids(), answer(set, true, headers), headers, request);
    }

    private JwkSet present(String audience) {
        return Optional.of(audience)
                .filter(Audience::isName)
                .map(Audience::new)
                .flatMap(keys::jwkSet)
                .orElseThrow(ProblemException::notFound);
    }

    private boolean isAwaited(String audience) {
        return !current.verifiers(new Audience(audience)).names().isEmpty();
    }

    private Response answer(JwkSet set, boolean awaited, HttpHeaders headers) {
        Duration announced = awaited ? settings.announceLeast() : settings.announce();
        return Cached.of(set.etag(), set.json(), headers)
                .cacheControl(Cached.publicly(announced.dividedBy(2)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
