package io.boxoffice.admin;

import io.boxoffice.account.UserSearch;
import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.AuditRecord;
import io.boxoffice.audit.AuditTrail;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Lines;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.UUID;

/** {@code /api/server/audit}: what happened, for administrators. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/audit")
public class AuditResource {
    private static final String LIST = "audit";

    @Inject
    AuditTrail trail;

    @Inject
    UserSearch users;

    @Inject
    AuditNames names;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    /** The events, the newest first. A cursor goes on with the filter that it was given for, and with no other. */
    @GET
    @AdminOrScope(AdminScopes.AUDIT_READ)
    @Produces(MediaType.APPLICATION_JSON)
    public Page<AuditView> list(@BeanParam AuditFilter filter, @BeanParam PageQuery asked) {
        AuditQuery query = filter.query(users::idOf);
        Page<AuditRecord> page = asked.page(
                cursors,
                LIST + query,
                (behind, count) -> trail.newest(query, behind.map(UUID::fromString), count),
                event -> event.id().toString());
        return new Page<>(names.beside(page.items()), page.nextCursor());
    }

    /** Every event until now, the oldest first, one JSON object a line. Whoever goes away earlier stops it. */
    @GET
    @Path("/export")
    @AdminOrScope(AdminScopes.AUDIT_READ)
    @Produces(Lines.NDJSON)
    public StreamingOutput export(@BeanParam AuditFilter filter) {
        return AuditExport.begin(trail, names::beside, filter.query(users::idOf).before(clock.instant()));
    }
}
