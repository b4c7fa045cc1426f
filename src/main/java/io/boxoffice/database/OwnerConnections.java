package io.boxoffice.database;

import io.boxoffice.settings.OutsideConfig;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** What Liberty's pool for migrations opens its connections with: as the owner of the schema, like {@link RequestConnections}. */
public final class OwnerConnections extends PGConnectionPoolDataSource {
    private static final long serialVersionUID = 1;

    /** As the settings of this process say. */
    public OwnerConnections() {
        Connecting.patient(this, DatabaseAddress.of(OutsideConfig.ofThisProcess()), Role.OWNER, "boxoffice-owner");
    }
}
