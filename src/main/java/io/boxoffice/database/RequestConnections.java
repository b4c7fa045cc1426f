package io.boxoffice.database;

import io.boxoffice.settings.OutsideConfig;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * What Liberty's pool for requests opens its connections with ({@code server.xml}). It reads the settings itself, so that no
 * password is in Liberty's configuration, which Liberty writes to the disk, and no value is taken for an expression.
 */
public final class RequestConnections extends PGConnectionPoolDataSource {
    private static final long serialVersionUID = 1;

    /** As the settings of this process say. */
    public RequestConnections() {
        Connecting.quick(this, DatabaseAddress.of(OutsideConfig.ofThisProcess()), Role.RUNTIME, "boxoffice");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return Connecting.planningOnce(super.getConnection(user, password));
    }
}
