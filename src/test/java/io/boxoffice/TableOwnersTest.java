package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Arrows that no compiler sees: which package names which table, in an entity or in a statement. ARCHITECTURE's table of the
 * schema says whose each table is; who else names one is written down here, with the reason.
 */
class TableOwnersTest {
    private static final Path SOURCES = Path.of("src/main/java/io/boxoffice");
    private static final Path MIGRATIONS = Path.of("db/migrations");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z_]+`(?:, )?)+) \\| `([a-z.]+)` \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Pattern CHANGED =
            Pattern.compile("(?m)^(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?([a-z_]+)\\b(?! PARTITION)");

    /** A statement names a table behind one of these words, an entity in its annotation. */
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:FROM|INTO|UPDATE|JOIN)\\s+([A-Za-z_]+)\\b|Table\\(name = \"([a-z_]+)\"");

    private static final Pattern ENTITY = Pattern.compile("(?s)@Table\\(name = \"([a-z_]+)\"\\)\\s+class (\\w+)");

    /** By package and table. */
    private static final Map<String, String> NEIGHBOURS = Map.of(
            "boot key_ring",
            "the check before the start tries the master key while nothing else is there",
            "status revocation",
            "a list of a million indexes is joined with what is revoked, in one statement",
            "status revoked_client",
            "likewise");

    @Test
    void tableThenNamedByItsOwnerOnly() {
        Map<String, String> owners = owners();
        Set<String> foreign = named().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(owners::containsKey)
                        .filter(table -> !entry.getKey().equals(owners.get(table)))
                        .map(table -> entry.getKey() + " " + table))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign).isEqualTo(new TreeSet<>(NEIGHBOURS.keySet()));
    }

    @Test
    void tableThenItHasAnOwner() {
        assertThat(owners().keySet()).isEqualTo(tables());
        assertThat(named().keySet()).containsAll(owners().values());
    }

    private static Map<String, String> owners() {
        String page = read(Path.of("ARCHITECTURE.md"));
        int first = page.indexOf("| table |");
        Map<String, String> owners = new TreeMap<>();
        ROW.matcher(page.substring(first, page.indexOf("\n\n", first)))
                .results()
                .forEach(row ->
                        NAME.matcher(row.group(1)).results().forEach(name -> owners.put(name.group(1), row.group(2))));
        return owners;
    }

    /** As the migrations leave them. */
    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (Path file : files(MIGRATIONS, ".sql")) {
            CHANGED.matcher(read(file)).results().forEach(change -> {
                if (change.group(1).equals("CREATE")) {
                    tables.add(change.group(2));
                } else {
                    tables.remove(change.group(2));
                }
            });
        }
        return tables;
    }

    private static Map<String, Set<String>> named() {
        Map<String, String> entities = entities();
        Map<String, Set<String>> named = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            Set<String> ofPackage = named.computeIfAbsent(packageOf(file), name -> new TreeSet<>());
            NAMED.matcher(read(file))
                    .results()
                    .map(TableOwnersTest::name)
                    .map(name -> entities.getOrDefault(name, name))
                    .forEach(ofPackage::add);
        }
        return named;
    }

    /** The table of each entity, which queries name by its class. */
    private static Map<String, String> entities() {
        Map<String, String> entities = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            ENTITY.matcher(read(file)).results().forEach(found -> entities.put(found.group(2), found.group(1)));
        }
        return entities;
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent()).toString().replace('/', '.');
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
