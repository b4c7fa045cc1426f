package io.boxoffice.business.server;

import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Created;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.problem.ProblemException;
import io.boxoffice.signing.KeyImport;
import io.boxoffice.signing.KeyMaterial;
import io.boxoffice.signing.KeyRecord;
import io.boxoffice.signing.KeyService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/server/keys}: the signing keys, for administrators. */
@RequestScoped
@ForAudience("server")
@Path("/api/server/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final String EXAMPLE =
            "{\"audience\": \"server\", \"pem\": \"-----BEGIN PRIVATE KEY-----...\", \"state\": \"announced\"}";

    @Inject
    Issuer issuer;

    @Inject
    KeyImport imports;

    @Inject
    KeyService keys;

    @GET
    @Path("/{kid}")
    @Policy(Rule.ADMIN)
    public KeyRecord find(@PathParam("kid") String kid) {
        return keys.find(kid).orElseThrow(ProblemException::notFound);
    }

    /** Takes over a private key: to move an existing issuer here. */
    @POST
    @Policy(Rule.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@RequestBody(content = @Content(example = EXAMPLE)) Body body) {
        body.only("audience", "jwk", "pem", "state");
        return switch (imports.run(body.text("audience"), material(body), body.text("state"))) {
            case KeyImport.Stored stored ->
                Created.at(issuer, "/api/server/keys/" + stored.key().kid(), stored.key());
            case KeyImport.Duplicate duplicate ->
                throw ProblemException.conflict("A key with this kid is there already.");
            case KeyImport.Refused refused -> throw ProblemException.badRequest(refused.reason());
        };
    }

    private static KeyMaterial material(Body body) {
        Optional<ObjectNode> jwk = body.optionalObject("jwk");
        Optional<String> pem = body.optionalText("pem");
        if (jwk.isPresent() == pem.isPresent()) {
            throw BodyRefused.malformed("The body must have exactly one of jwk and pem.");
        }
        return jwk.map(json -> KeyMaterial.jwk(json.toString()))
                .or(() -> pem.map(KeyMaterial::pem))
                .orElseThrow();
    }
}
