package io.boxoffice.system;

import io.boxoffice.system.Measurement.Conditions;
import io.boxoffice.system.Measurement.Cost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rounds have found, medians: a table of the works, the floors, and the ratios that the aims are set for. */
final class Results {
    private final Map<Work, List<Figures>> rounds = new EnumMap<>(Work.class);
    private final Floors floors;

    Results(Floors floors) {
        this.floors = floors;
    }

    void add(Work work, Figures round) {
        rounds.computeIfAbsent(work, _ -> new ArrayList<>()).add(round);
    }

    Measurement measurement(String version, Conditions conditions) {
        Map<String, Cost> works = new LinkedHashMap<>();
        for (Work work : Work.values()) {
            works.put(work.key(), new Cost(median(work), Figures.rounded(floor(work))));
        }
        return new Measurement(version, conditions, works);
    }

    String report() {
        StringBuilder table =
                new StringBuilder("| work | a second | server CPU, ms | database CPU, ms | p50, ms | p99, ms |\n");
        table.append("|---|---|---|---|---|---|\n");
        for (Work work : Work.values()) {
            table.append(row(work.words(), median(work)));
        }
        return table.append(floors.report()).append(ratios()).toString();
    }

    private static String row(String words, Figures figures) {
        return "| %s | %.0f | %.2f | %.2f | %.1f | %.1f |%n"
                .formatted(
                        words,
                        figures.perSecond(),
                        figures.serverMillis(),
                        figures.databaseMillis(),
                        figures.p50Millis(),
                        figures.p99Millis());
    }

    private String ratios() {
        Figures open = median(Work.OPEN);
        Figures guarded = median(Work.GUARDED);
        Figures refresh = median(Work.REFRESH);
        Figures login = median(Work.LOGIN);
        return "%nguarded / open: %.2f of the requests a second, %.2f times the CPU%n"
                        .formatted(guarded.perSecond() / open.perSecond(), guarded.serverMillis() / open.serverMillis())
                + "DPoP-guarded / guarded: %.2f of the requests a second, %.2f times the CPU%n"
                        .formatted(
                                median(Work.DPOP_GUARDED).perSecond() / guarded.perSecond(),
                                median(Work.DPOP_GUARDED).cpuMillis() / guarded.cpuMillis())
                + "refresh RS256 / (open + signature + commit): %.2f times the CPU%n"
                        .formatted(timesFloor(Work.REFRESH))
                + "refresh ES256 / (open + signature + commit): %.2f times the CPU%n"
                        .formatted(timesFloor(Work.REFRESH_ELLIPTIC))
                + "client's refresh / refresh: %.2f times the CPU%n"
                        .formatted(median(Work.CLIENT_REFRESH).cpuMillis() / refresh.cpuMillis())
                + "client credentials / (open + signature): %.2f times the CPU%n"
                        .formatted(timesFloor(Work.CLIENT_CREDENTIALS))
                + "refresh p99 / p50: %.1f%n".formatted(refresh.p99Millis() / refresh.p50Millis())
                + "login / bare hash: %.2f of them a second, %.2f times the CPU%n"
                        .formatted(login.perSecond() / floors.hash().perSecond(), timesFloor(Work.LOGIN));
    }

    private double timesFloor(Work work) {
        return median(work).cpuMillis() / floor(work);
    }

    private double floor(Work work) {
        return work.floor(median(Work.OPEN), floors);
    }

    private Figures median(Work work) {
        return Figures.median(rounds.getOrDefault(work, List.of()));
    }
}
