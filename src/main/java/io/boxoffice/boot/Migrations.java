package io.boxoffice.boot;

import io.boxoffice.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to what this version needs, as its owner. Flyway's own lock lets several nodes start together. */
@Dependent
class Migrations {
    private static final Logger LOG = System.getLogger(Migrations.class.getName());

    @Resource(lookup = "jdbc/boxoffice-owner")
    DataSource owner;

    @Inject
    Settings settings;

    void run() {
        String runtime = settings.text("boxoffice.db.user", "the run-time user of the database");
        if (settings.find("boxoffice.db.owner.user").orElse(runtime).equals(runtime)) {
            LOG.log(
                    Level.WARNING,
                    "boxoffice.db.owner.user is not set: the run-time user owns the schema, and could change it.");
        }
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migrations")
                .failOnMissingLocations(true)
                .placeholders(Map.of("runtime", runtime))
                .load()
                .migrate();
    }
}
