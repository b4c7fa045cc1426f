package io.boxoffice.admin;

import io.boxoffice.audience.Audiences;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Created;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.signing.KeyImport;
import io.boxoffice.signing.KeyMaterial;
import io.boxoffice.signing.KeyPlan;
import io.boxoffice.signing.KeyRecord;
import io.boxoffice.signing.KeyRotator;
import io.boxoffice.signing.KeyService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/server/keys}: the signing keys, for administrators. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final String LIST = "keys";

    @Inject
    Issuer issuer;

    @Inject
    KeyImport imports;

    @Inject
    KeyService keys;

    @Inject
    KeyRotator rotations;

    @Inject
    Audiences audiences;

    @Inject
    Cursors cursors;

    /** Every key with its life, its history too. */
    @GET
    @AdminOrScope(AdminScopes.KEYS_READ)
    public Page<KeyRecord> list(@BeanParam PageQuery asked) {
        return asked.page(cursors, LIST, (behind, count) -> keys.after(behind.orElse(""), count), KeyRecord::kid);
    }

    @GET
    @Path("/{kid}")
    @AdminOrScope(AdminScopes.KEYS_READ)
    public KeyRecord find(@PathParam("kid") String kid) {
        return KeyId.parse(kid).flatMap(keys::find).orElseThrow(ProblemException::notFound);
    }

    /** Takes over a private key: to move an existing issuer here. */
    @POST
    @AdminOrScope(AdminScopes.KEYS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Body body) {
        body.only("audience", "jwk", "pem", "state");
        return switch (imports.run(body.text("audience"), material(body), body.text("state"))) {
            case KeyImport.Stored stored ->
                Created.at(issuer, "/api/server/keys/" + stored.key().kid(), stored.key());
            case KeyImport.Duplicate _ ->
                throw ProblemException.conflict("This key, or one with this kid, is or was here already.");
            case KeyImport.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
        };
    }

    /** Announces the next key of an audience, or of ID tokens, now. The secret of an HS256 key is in this answer and in no other. */
    @POST
    @Path("/rotate")
    @AdminOrScope(AdminScopes.KEYS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rotate(Body body) {
        KeyPlan plan = plan(body);
        return rotations
                .rotate(plan)
                .map(key -> Response.accepted(AnnouncedView.of(key))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> ProblemException.conflict("A key of " + owner(plan) + " is announced already."));
    }

    private static String owner(KeyPlan plan) {
        return plan.purpose().ofAudience().isPresent() ? "this audience" : "ID tokens in this algorithm";
    }

    private KeyPlan plan(Body body) {
        if (body.optionalText("use").filter("id"::equals).isEmpty()) {
            body.only("audience");
            return audiences.find(body.text("audience")).map(KeyPlan::of).orElseThrow(ProblemException::notFound);
        }
        body.only("use", "alg");
        return SigningAlg.parse(body.text("alg"))
                .filter(alg -> !alg.isSymmetric())
                .map(KeyPlan::ofIdTokens)
                .orElseThrow(ProblemException::notFound);
    }

    /** Takes a key out at once, and its tokens with it. */
    @POST
    @Path("/{kid}/revoke")
    @AdminOrScope(AdminScopes.KEYS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response revoke(@PathParam("kid") String kid, Body body) {
        body.only("reason");
        String reason = Reason.of(body);
        if (KeyId.parse(kid).filter(key -> rotations.revoke(key, reason)).isEmpty()) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
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
