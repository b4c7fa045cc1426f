package io.boxoffice.system;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The CPU time, user and system, that the server has taken since it started, and each process of its database by its id: those come and go
 * with their connections.
 */
record Usage(Duration server, Map<Long, Duration> database) {
    /** Of nothing. */
    static final Usage NONE = new Usage(Duration.ZERO, Map.of());

    static Usage of(Boxoffice office) {
        return new Usage(
                cpu(office.node().server()),
                office.node().database().stream().collect(Collectors.toMap(ProcessHandle::pid, Usage::cpu)));
    }

    Duration serverSince(Usage before) {
        return server.minus(before.server);
    }

    /** Of the processes that are still there. */
    Duration databaseSince(Usage before) {
        return database.entrySet().stream()
                .map(process -> process.getValue().minus(before.database.getOrDefault(process.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
