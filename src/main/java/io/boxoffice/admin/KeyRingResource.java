package io.boxoffice.admin;

import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Resealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/server/keys/reseal}: the key ring is put under another master key while the nodes run. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/keys/reseal")
@Produces(MediaType.APPLICATION_JSON)
public class KeyRingResource {
    @Inject
    KeyRing ring;

    /** Seals what is under the previous master key of this node under its present one. A second time there is nothing to do. */
    @POST
    @AdminOrScope(AdminScopes.KEYS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Resealed reseal(Body body) {
        body.only();
        return ring.reseal()
                .orElseThrow(() -> ProblemException.conflict(
                        "The key ring is sealed under a master key that this node does not have."));
    }
}
