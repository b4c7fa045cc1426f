package io.boxoffice.boot;

import io.boxoffice.container.Sql;
import io.boxoffice.fixture.UnitCluster;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of a test's own that is brought to one version of the schema after the other, as the server would. */
final class MigratedDatabase {
    static final Path MIGRATIONS = Path.of("db", "migrations");
    static final String LAST = "latest";

    private final UnitCluster cluster = UnitCluster.running();
    private final String name;

    private MigratedDatabase(String name) {
        this.name = name;
    }

    /** An empty one. */
    static MigratedDatabase anew(String name) {
        MigratedDatabase made = new MigratedDatabase(name);
        made.cluster.makeAnew(name);
        return made;
    }

    /**
     * Applies migrations.
     *
     * @param folder where they are
     * @param version the last one, such as {@code 039}, or {@link #LAST}
     */
    MigratedDatabase migrate(Path folder, String version) {
        Flyway.configure()
                .dataSource(owner())
                .locations("filesystem:" + folder)
                .failOnMissingLocations(true)
                .placeholders(Map.of("runtime", runtimeUser()))
                .target(version)
                .load()
                .migrate();
        return this;
    }

    DataSource owner() {
        return cluster.owner(name);
    }

    String runtimeUser() {
        return cluster.address().user();
    }

    Sql asOwner() {
        return Sql.on(owner());
    }

    Sql atRunTime() {
        return Sql.on(cluster.runtime(name));
    }
}
