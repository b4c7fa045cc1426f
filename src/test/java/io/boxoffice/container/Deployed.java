package io.boxoffice.container;

import io.boxoffice.fixture.SomeIds;
import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, with the container tests put into it: deployed once, for all of them ({@code arquillian.xml}). */
public final class Deployed {
    /** A second one, which the test of it deploys and takes away: one of its methods says not who may call it. */
    public static final String FORGETFUL = "forgetful";

    private static final String TESTS = ".*IT(\\$.*)?\\.class";
    private static final String FORGETFUL_TEST = "/io/boxoffice/boot/DeclarationsIT(\\$.*)?\\.class";
    private static final String NOT_IN_A_CONTAINER = ".*(Test|Library|Overheard).*";

    private Deployed() {}

    @Deployment
    public static WebArchive tests() {
        return war("boxoffice.war")
                .addClass(MovedClock.class)
                .addPackages(true, Filters.include("(?!" + FORGETFUL_TEST + ")" + TESTS), "io.boxoffice")
                .addPackages(false, Filters.exclude(NOT_IN_A_CONTAINER), "io.boxoffice.client");
    }

    @Deployment(name = FORGETFUL, managed = false)
    public static WebArchive forgetful() {
        return war(FORGETFUL + ".war").addPackages(false, Filters.include(FORGETFUL_TEST), "io.boxoffice.boot");
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(path().toFile())
                .as(WebArchive.class)
                .addClasses(Sql.class, SomeIds.class, Together.class, InTransaction.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    static Path path() {
        return Path.of(System.getProperty("boxoffice.war", "target/boxoffice.war"));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
