package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in the README is the one that the product has: same names, same defaults, each of them read. */
class SettingsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(boxoffice\\.[a-z.]+)` \\| (?:`([^`]+)`|unset) \\|");
    private static final Pattern QUOTED = Pattern.compile("\"(boxoffice\\.[a-z]+(?:\\.[a-z]+)*)\"");

    /** Told by the build to the launcher, or by a launcher to Liberty, not by an operator. */
    private static final Set<String> OF_THE_BUILD = Set.of(
            "boxoffice.liberty.home", "boxoffice.postgres.cache", "boxoffice.server", "boxoffice.tls.password.encoded");

    @Test
    void settingWithADefaultThenInTheTableWithTheSame() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        table().forEach((name, value) -> {
            if (!value.isEmpty()) {
                defaults.put(name, value);
            }
        });
        assertThat(defaults).hasSizeGreaterThan(5).isEqualTo(shipped());
    }

    @Test
    void settingInTheTableThenReadSomewhere() throws IOException {
        assertThat(read()).hasSizeGreaterThan(10).containsAll(table().keySet());
    }

    @Test
    void settingThatIsReadThenInTheTable() throws IOException {
        Set<String> ofAnOperator = new TreeSet<>(read());
        ofAnOperator.removeAll(OF_THE_BUILD);

        assertThat(table().keySet()).containsAll(ofAnOperator);
    }

    /** By property; the default, or nothing for "unset". */
    static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        for (MatchResult row :
                ROW.matcher(Files.readString(Path.of("README.md"))).results().toList()) {
            String value = row.group(2) == null ? "" : row.group(2);
            assertThat(table.put(row.group(1), value)).as(row.group(1)).isNull();
        }
        return table;
    }

    private static Map<String, String> shipped() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(
                Path.of("src", "main", "resources", "META-INF", "microprofile-config.properties"))) {
            properties.load(in);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("boxoffice."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static Set<String> read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> QUOTED.matcher(content(path)).results().map(found -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
