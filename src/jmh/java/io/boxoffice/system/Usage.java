package io.boxoffice.system;

import java.time.Duration;
import java.util.stream.Stream;

/** The CPU time that the server and its database have taken since they started, user and system. */
record Usage(Duration server, Duration database) {
    static Usage of(Boxoffice office) {
        return new Usage(sum(Stream.of(office.node().server())), sum(office.node().database().stream()));
    }

    Usage since(Usage before) {
        return new Usage(server.minus(before.server), database.minus(before.database));
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
