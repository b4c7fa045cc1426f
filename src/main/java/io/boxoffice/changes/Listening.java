package io.boxoffice.changes;

import io.boxoffice.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** The connection that only listens. It comes from no pool: it is held as long as the node lives. */
final class Listening {
    private Listening() {}

    static Connection connect(Settings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.text("boxoffice.db.user", "the run-time user of the database"));
        settings.find("boxoffice.db.password").ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "boxoffice-changes");
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", "1");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        return new Driver().connect(settings.text("boxoffice.db.url", "a JDBC URL"), properties);
    }
}
