package io.boxoffice.admin;

import io.boxoffice.explain.Previewer;
import io.boxoffice.explain.TokenExplainer;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/server/tokens}: why a token is refused, and what somebody would get. */
@ApplicationScoped
@ForAudience("server")
@Limited(Limit.CLIENT)
@Path("/api/server/tokens")
public class TokensResource {
    @Inject
    TokenExplainer explainer;

    @Inject
    Previewer previewer;

    /** Each check of a token with its verdict. The token comes in the body, for addresses are written down by many. */
    @POST
    @Path("/explain")
    @AdminOrScope(AdminScopes.AUDIT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ExplanationView explain(Body body) {
        ExplainRequest request = ExplainRequest.of(body);
        return ExplanationView.of(explainer.explain(request.token(), request.call()));
    }

    /** The claims that a token would have, and which rule takes each scope away. */
    @POST
    @Path("/preview")
    @AdminOrScope(AdminScopes.AUDIT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public PreviewView preview(Body body) {
        return PreviewView.of(previewer.preview(PreviewRequest.of(body)));
    }
}
