package io.boxoffice.boot;

import io.boxoffice.boot.SchemaCatalogue.Column;
import io.boxoffice.boot.SchemaCatalogue.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema of a release, and the rule that its nodes run on a later one: what they use is there, what they write is taken. */
final class ReleasedSchema {
    private final SchemaCatalogue released;
    private final Map<String, Column> columns;

    ReleasedSchema(SchemaCatalogue released) {
        this.released = released;
        this.columns = byPath(released);
    }

    /** What the nodes of the release would notice of a later schema, in words; nothing if they run on it. */
    List<String> brokenBy(SchemaCatalogue later) {
        return Stream.of(changedColumns(later), gonePromises(later), missedColumns(later), newRules(later))
                .flatMap(Function.identity())
                .sorted()
                .toList();
    }

    private Stream<String> changedColumns(SchemaCatalogue later) {
        Map<String, Column> present = byPath(later);
        return released.columns().stream()
                .filter(column -> !isKept(column, present.get(column.path())))
                .map(column -> "gone or another: " + column.path() + " " + column.kind());
    }

    private static boolean isKept(Column column, @Nullable Column present) {
        return present != null && present.kind().equals(column.kind()) && (present.filled() || !column.filled());
    }

    private Stream<String> gonePromises(SchemaCatalogue later) {
        return released.promises().stream()
                .filter(promise -> !later.promises().contains(promise))
                .map(promise -> "gone: " + promise);
    }

    private Stream<String> missedColumns(SchemaCatalogue later) {
        return later.columns().stream()
                .filter(column -> isWrittenByTheRelease(column.table()) && !columns.containsKey(column.path()))
                .filter(column -> !column.optional())
                .map(column -> "must be written: " + column.path() + " " + column.kind());
    }

    private Stream<String> newRules(SchemaCatalogue later) {
        Map<String, Column> present = byPath(later);
        return later.rules().stream()
                .filter(rule ->
                        isWrittenByTheRelease(rule.table()) && !released.rules().contains(rule))
                .filter(rule -> !isFulfilledWithoutAWord(rule, present))
                .map(rule -> "stricter: " + rule.table() + " " + rule.words());
    }

    /** Whether a row that says nothing of new columns keeps the rule; a null is never the same as another. */
    private boolean isFulfilledWithoutAWord(Rule rule, Map<String, Column> present) {
        List<Column> of = rule.columns().stream()
                .map(name -> present.get(rule.table() + "." + name))
                .flatMap(Stream::ofNullable)
                .toList();
        return switch (rule.of()) {
            case ROW -> isOfEmptyColumns(of) && !rule.words().contains("IS NOT NULL");
            case UNIQUE -> of.stream().anyMatch(column -> isNew(column) && !column.filled());
            case DELETION -> !released.promises().contains("right to delete " + rule.table());
        };
    }

    /** A check is kept by a null, unless it asks for one itself; what it says of a default nobody here works out. */
    private boolean isOfEmptyColumns(List<Column> columns) {
        return !columns.isEmpty()
                && columns.stream().allMatch(column -> isNew(column) && !column.computed() && !column.filled());
    }

    private boolean isNew(Column column) {
        return !columns.containsKey(column.path());
    }

    /** What its nodes may only read may become as strict as it likes. */
    private boolean isWrittenByTheRelease(String table) {
        return Stream.of("insert ", "update ")
                .map(verb -> "right to " + verb + table + ".")
                .anyMatch(right -> released.promises().stream().anyMatch(promise -> promise.startsWith(right)));
    }

    private static Map<String, Column> byPath(SchemaCatalogue schema) {
        return schema.columns().stream().collect(Collectors.toMap(Column::path, Function.identity()));
    }
}
