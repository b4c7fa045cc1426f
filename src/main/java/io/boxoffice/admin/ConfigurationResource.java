package io.boxoffice.admin;

import io.boxoffice.configuration.Configuration;
import io.boxoffice.configuration.ConfigurationDocument;
import io.boxoffice.configuration.PlanView;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.LongBody;
import io.boxoffice.json.StrictYaml;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/server/config}: audiences and clients as one document, for administrators and their pipelines. There is no secret in it. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/config")
public class ConfigurationResource {
    @Inject
    Configuration configuration;

    @Inject
    CurrentToken current;

    @Inject
    Issuer issuer;

    /** The document that says what there is, in JSON. */
    @GET
    @AdminOrScope(AdminScopes.CONFIG_READ)
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode export() {
        return configuration.export().orElseThrow(ConfigurationResource::tooMany);
    }

    /** The same in YAML. */
    @GET
    @AdminOrScope(AdminScopes.CONFIG_READ)
    @Produces(LongBody.YAML)
    public byte[] exportInYaml() {
        return StrictYaml.bytes(export());
    }

    /** What a document would change; nothing is. */
    @POST
    @Path("/plan")
    @AdminOrScope(AdminScopes.CONFIG_READ)
    @Consumes({MediaType.APPLICATION_JSON, LongBody.YAML})
    @Produces(MediaType.APPLICATION_JSON)
    public PlanView plan(LongBody document) {
        return answer(configuration.plan(ConfigurationDocument.of(document.body(), issuer)));
    }

    /** Does what was planned, all or nothing. */
    @POST
    @Path("/apply")
    @AdminOrScope(AdminScopes.CONFIG_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, LongBody.YAML})
    @Produces(MediaType.APPLICATION_JSON)
    public PlanView apply(LongBody asked) {
        Body body = asked.body().only("document", "plan");
        ObjectNode document = body.optionalObject("document")
                .orElseThrow(() -> BodyRefused.malformed("The member document is missing."));
        return answer(
                configuration.apply(ConfigurationDocument.of(new Body(document), issuer), body.text("plan"), caller()));
    }

    private Optional<ClientId> caller() {
        return current.get().subject() instanceof Subject.OfClient(ClientId id) ? Optional.of(id) : Optional.empty();
    }

    private static PlanView answer(Configuration.Outcome outcome) {
        return switch (outcome) {
            case Configuration.Planned planned -> planned.plan();
            case Configuration.Applied applied -> applied.plan();
            case Configuration.Moved _ -> throw ProblemException.stale();
            case Configuration.OfTheCaller _ -> throw OwnClient.refused();
            case Configuration.Refused refused -> throw ProblemException.badRequest(refused.message());
            case Configuration.TooMany _ -> throw tooMany();
        };
    }

    private static ProblemException tooMany() {
        return ProblemException.conflict("There are more audiences or clients than a document holds.");
    }
}
