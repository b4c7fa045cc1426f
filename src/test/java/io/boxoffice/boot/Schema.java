package io.boxoffice.boot;

import io.boxoffice.settings.Settings;
import javax.sql.DataSource;

/** The schema as the server makes it at its start, for tests without a server. */
public final class Schema {
    private Schema() {}

    /** Runs the migrations as the owner. */
    @SuppressWarnings("UnnecessaryAssignment") // there is no container here
    public static void migrate(DataSource owner, Settings settings) {
        Migrations migrations = new Migrations();
        migrations.owner = owner;
        migrations.settings = settings;
        migrations.run();
    }
}
