package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that ARCHITECTURE.md and docs/standards.md name: they are there, and do what the row says that they do. */
class NamedTypesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(BoxofficeApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    /** Such as {@code `RotationSchedule`}, {@code `signing.Keys`} and {@code `Keys.renew`}. */
    private static final Pattern NAMED =
            Pattern.compile("`((?:[a-z]+\\.)*)([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.([a-z]\\w*))?`");

    /** Of HTTP, of the JDK and of MicroProfile JWT. */
    private static final Set<String> OF_OTHERS = Set.of("Clock", "ETag", "JsonWebToken", "Origin");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| (`[^|]+) \\| [^|]+ \\|$");
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");
    private static final Pattern RFC = Pattern.compile("RFC (\\d{4}(?:bis)?)");

    /** A step of ARCHITECTURE.md that names a type or a method which is no more would lead nowhere. */
    @Test
    void flowThenItsTypesAndMethodsAreThere() {
        List<MatchResult> named = NAMED.matcher(read("ARCHITECTURE.md"))
                .results()
                .filter(found -> !OF_OTHERS.contains(found.group(2)))
                .toList();
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named.stream().filter(NamedTypesTest::leadsNowhere).map(MatchResult::group))
                .isEmpty();
    }

    private static boolean leadsNowhere(MatchResult found) {
        return CLASSES.stream().noneMatch(type -> isNamed(type, found));
    }

    /** From the RFC to the file by one search. What is no RFC, such as ASVS, is a list of checks that tests name. */
    @Test
    void rowOfStandardsThenItsTypesAreThereAndCiteTheirRfc() {
        List<MatchResult> rows =
                ROW.matcher(read("docs/standards.md")).results().toList();
        assertThat(rows).hasSizeGreaterThan(60);
        for (MatchResult row : rows) {
            List<String> rfcs =
                    RFC.matcher(row.group(1)).results().map(MatchResult::group).toList();
            List<String> types = TYPE.matcher(row.group(2))
                    .results()
                    .map(type -> type.group(1))
                    .toList();
            assertThat(types.isEmpty()).as(row.group()).isEqualTo(row.group(2).startsWith("`db/migrations`"));
            for (String type : types) {
                String source = unwrapped(read(source(type)));
                assertThat(rfcs.isEmpty() || rfcs.stream().anyMatch(source::contains))
                        .as("%s cites one of %s", type, rfcs)
                        .isTrue();
            }
        }
    }

    private static boolean isNamed(JavaClass type, MatchResult found) {
        return type.getSimpleName().equals(found.group(2))
                && type.getPackageName().concat(".").endsWith("." + found.group(1))
                && (found.group(3) == null
                        || type.getAllMethods().stream()
                                .anyMatch(method -> method.getName().equals(found.group(3))));
    }

    /** Of the WAR, or of what other projects use. */
    private static String source(String type) {
        String file = "src/main/java/io/boxoffice/" + type.replace('.', '/') + ".java";
        return Stream.of(file, "sdk/client/" + file, "sdk/resource-server/" + file, "sdk/testkit/" + file)
                .filter(place -> Files.exists(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is not there"));
    }

    /** A comment may break its line behind the word RFC. */
    private static String unwrapped(String source) {
        return source.replaceAll("\\s*\n\\s*\\* ", " ");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
