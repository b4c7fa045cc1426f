package io.boxoffice.boot;

import io.boxoffice.database.Connecting;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.database.Pooling;
import io.boxoffice.database.Role;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Is the database there, of a version that fits, and does it know our roles? A database that still starts is waited for. */
final class PreflightDatabase {
    private static final int OLDEST = 15;
    private static final int NEWEST = 18;
    private static final String WRONG_LOGIN = "28";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DatabaseAddress address;
    private final Duration patience;

    PreflightDatabase(DatabaseAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Logs in as both roles, and looks at the version and at what is in between. */
    void check() {
        long deadline = System.nanoTime() + patience.toNanos();
        check(Role.RUNTIME, deadline);
        if (!address.ownerUser().equals(address.user())) {
            check(Role.OWNER, deadline);
        }
    }

    private void check(Role role, long deadline) {
        while (true) {
            try (Connection connection = Connecting.connect(address, role, "boxoffice-preflight")) {
                requireVersion(connection.getMetaData().getDatabaseMajorVersion());
                Pooling.requireSessions(address);
                return;
            } catch (SQLException refused) {
                if (String.valueOf(refused.getSQLState()).startsWith(WRONG_LOGIN)) {
                    throw new BadSetting(
                            role.property(),
                            Settings.quoted(role.user(address)) + reason(refused),
                            "a role that may log in, its password");
                }
                if (System.nanoTime() > deadline) {
                    throw unreachable(refused);
                }
                pause();
            }
        }
    }

    private void requireVersion(int version) {
        if (version < OLDEST || version > NEWEST) {
            throw new BadSetting(
                    "boxoffice.db.url",
                    Settings.quoted(address.shownUrl()) + ", a PostgreSQL " + version,
                    "a PostgreSQL " + OLDEST + " to " + NEWEST);
        }
    }

    private BadSetting unreachable(SQLException refused) {
        return new BadSetting(
                "boxoffice.db.url",
                Settings.quoted(address.shownUrl()) + reason(refused),
                "a PostgreSQL that answers within " + patience.toSeconds() + " s");
    }

    /** What the driver said, on one line; it may quote the URL, so that is cut out. */
    private String reason(SQLException refused) {
        String said = String.valueOf(refused.getMessage()).replace(address.url(), address.shownUrl());
        String line = said.replaceAll("\\s+", " ").strip();
        return " (" + (line.length() > 200 ? line.substring(0, 200) + "..." : line) + ")";
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PreflightFailure("stopped while waiting for the database", stopped);
        }
    }
}
