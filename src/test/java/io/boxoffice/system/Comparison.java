package io.boxoffice.system;

import io.boxoffice.system.Measurement.Cost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measurement beside the one that was kept before. Machines differ, so only ratios of one run are compared: the CPU time of a work to its
 * floor, and the time that it takes under load to that of an open request.
 */
record Comparison(Measurement before, Measurement now) {
    /** The work that the time of each is measured by. */
    static final String OPEN = "open";

    /** What is worse by no more is noise: runs of one commit have differed by a tenth (docs/performance.md, Requests). */
    static final double NOISE = 1.15;

    private static final String HEAD = """

        | work | CPU / floor, before | now | quotient | time / open, before | now | quotient | |
        |---|---|---|---|---|---|---|---|
        """;

    /** A ratio of which less is better, in both. */
    record Change(String of, double before, double now) {
        double quotient() {
            return now / before;
        }

        boolean isWorse() {
            return quotient() > NOISE;
        }

        private String cells() {
            return String.format(Locale.ROOT, "%.2f | %.2f | %.2f", before, now, quotient());
        }

        private String words() {
            return String.format(Locale.ROOT, "%s %.2f times", of, quotient());
        }
    }

    /** A work that both have measured. */
    record Line(String work, Change cpu, Change time) {
        boolean isSlower() {
            return worse().findAny().isPresent();
        }

        private Stream<Change> worse() {
            return Stream.of(cpu, time).filter(Change::isWorse);
        }

        private String row() {
            return "| %s | %s | %s | %s |\n".formatted(work, cpu.cells(), time.cells(), isSlower() ? "slower" : "");
        }

        private String words() {
            return worse().map(Change::words).collect(Collectors.joining(", ", work + " (", ")"));
        }
    }

    List<Line> lines() {
        return now.works().entrySet().stream().flatMap(this::line).toList();
    }

    private Stream<Line> line(Map.Entry<String, Cost> work) {
        return Optional.ofNullable(before.works().get(work.getKey()))
                .map(was -> line(work.getKey(), was, work.getValue()))
                .stream();
    }

    private Line line(String work, Cost was, Cost is) {
        return new Line(
                work,
                new Change("CPU", was.timesFloor(), is.timesFloor()),
                new Change("time", timesOpen(before, was), timesOpen(now, is)));
    }

    private static double timesOpen(Measurement measurement, Cost cost) {
        Cost open = Optional.ofNullable(measurement.works().get(OPEN)).orElseThrow();
        return open.figures().perSecond() / cost.figures().perSecond();
    }

    /** A table with a line a work, and in words which of them got slower. */
    String report() {
        return conditions()
                + HEAD
                + lines().stream().map(Line::row).collect(Collectors.joining())
                + onlyInOne()
                + verdict();
    }

    private String conditions() {
        String both = "\nbefore: %s, %s\nnow: %s, %s\n"
                .formatted(
                        before.version(),
                        before.conditions().words(),
                        now.version(),
                        now.conditions().words());
        return before.conditions().equals(now.conditions())
                ? both
                : both + "They were not measured in the same way, which may be why the figures differ.\n";
    }

    private String onlyInOne() {
        Set<String> works = new LinkedHashSet<>(before.works().keySet());
        works.addAll(now.works().keySet());
        works.removeIf(work -> before.works().containsKey(work) && now.works().containsKey(work));
        return works.isEmpty() ? "" : "\nNot compared, as only one has it: %s\n".formatted(String.join(", ", works));
    }

    private String verdict() {
        List<Line> slower = lines().stream().filter(Line::isSlower).toList();
        return slower.isEmpty()
                ? "\nNothing got slower by more than %.0f %%.\n".formatted((NOISE - 1) * 100)
                : "\nSLOWER than %s by more than %.0f %%: %s\n"
                        .formatted(
                                before.version(),
                                (NOISE - 1) * 100,
                                slower.stream().map(Line::words).collect(Collectors.joining(", ")));
    }
}
