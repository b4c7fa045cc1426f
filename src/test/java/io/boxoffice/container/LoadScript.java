package io.boxoffice.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** {@code scale/load.sql}, by which a database gets as many rows as a large office has. */
public final class LoadScript {
    private LoadScript() {}

    /**
     * Runs it in a migrated database.
     *
     * @param superuser of that database, which commits each statement
     * @param sizes how many {@code users}, {@code clients}, {@code sessions} and {@code events}
     */
    public static void run(Connection superuser, Map<String, Long> sizes) throws IOException, SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (Map.Entry<String, Long> size : sizes.entrySet()) {
                statement.execute("SET scale." + size.getKey() + " = " + size.getValue());
            }
            for (String sql : Files.readString(Path.of("src", "test", "resources", "scale", "load.sql"))
                    .split("\n\n", -1)) {
                statement.execute(sql);
            }
        }
    }
}
