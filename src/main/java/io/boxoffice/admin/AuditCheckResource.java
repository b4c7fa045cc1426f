package io.boxoffice.admin;

import io.boxoffice.audit.SealCheck;
import io.boxoffice.audit.SealChecks;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/server/audit/check}: whether the audit is as it was sealed. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/audit/check")
@Produces(MediaType.APPLICATION_JSON)
public class AuditCheckResource {
    /** As many digits as any {@code long} has room for. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    @Inject
    SealChecks checks;

    /** The seals from a number on, as many as one request can look at, each with what is wrong with it. */
    @GET
    @AdminOrScope(AdminScopes.AUDIT_READ)
    public SealCheck check(@QueryParam("from") @Nullable String from) {
        return checks.from(
                new Given("from", from).read(AuditCheckResource::number).orElse(1L));
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(NUMBER.asMatchPredicate()).map(Long::valueOf);
    }
}
