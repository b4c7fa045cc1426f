package io.boxoffice.boot;

import io.boxoffice.database.Connecting;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.database.Role;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.vault.MasterKey;
import io.boxoffice.vault.Purpose;
import io.boxoffice.vault.WrongMasterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Does the master key open this database? A database without a key ring, a new one, takes any. */
final class PreflightKeyRing {
    private static final String NO_SUCH_TABLE = "42P01";

    private PreflightKeyRing() {}

    /** {@link WrongMasterKey} if the ring was sealed under another one. */
    static void check(DatabaseAddress address, MasterKey masterKey) {
        try (Connection connection = Connecting.connect(address, Role.RUNTIME, "boxoffice-preflight");
                PreparedStatement query =
                        connection.prepareStatement("SELECT sealed FROM key_ring WHERE purpose = ?")) {
            query.setString(1, Purpose.SIGNING.wire());
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()
                        && masterKey.open(rows.getBytes(1), Purpose.SIGNING).isEmpty()) {
                    throw new WrongMasterKey();
                }
            }
        } catch (SQLException refused) {
            if (!NO_SUCH_TABLE.equals(refused.getSQLState())) {
                throw new BadSetting("boxoffice.db.url", "a database that cannot be read", "one whose tables are ours");
            }
        }
    }
}
