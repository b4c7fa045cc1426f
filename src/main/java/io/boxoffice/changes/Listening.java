package io.boxoffice.changes;

import io.boxoffice.database.Connecting;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.database.Role;
import io.boxoffice.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection that only listens. It comes from no pool: it is held as long as the node lives. */
final class Listening {
    private Listening() {}

    static Connection connect(Settings settings) throws SQLException {
        return Connecting.connect(DatabaseAddress.of(settings), Role.RUNTIME, "boxoffice-changes");
    }
}
