package io.boxoffice.container;

import io.boxoffice.fixture.SomeIds;
import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, with a test class put into it. */
public final class Deployed {
    private Deployed() {}

    public static WebArchive with(Class<?> test) {
        return ShrinkWrap.create(ZipImporter.class, "boxoffice.war")
                .importFrom(war().toFile())
                .as(WebArchive.class)
                .addClasses(test, Sql.class, SomeIds.class, Together.class, InTransaction.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    static Path war() {
        return Path.of(System.getProperty("boxoffice.war", "target/boxoffice.war"));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
