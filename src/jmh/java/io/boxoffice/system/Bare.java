package io.boxoffice.system;

import com.sun.management.OperatingSystemMXBean;
import io.boxoffice.account.BareHash;
import io.boxoffice.signing.BareSignature;
import io.boxoffice.signing.BenchAlg;
import io.boxoffice.signing.Library;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What a work cannot cost less than: the hash, the signature, one changed row that is committed durably. */
final class Bare {
    private static final int SIGNED_OCTETS = 600;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Bare() {}

    /** As many threads as there are processors, each hashing what the product hashes, with its parameters. */
    static Figures hash(Duration time) throws Exception {
        byte[] password = new byte[32];
        return here(
                IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .<Caller>mapToObj(i -> () -> BareHash.of(password))
                        .toList(),
                time);
    }

    /** One thread, and the library that the product prefers. */
    static Figures signature(BenchAlg alg, Duration time) throws Exception {
        BareSignature bare = new BareSignature(alg, Library.ACCP, alg.pair(Library.ACCP));
        byte[] message = new byte[SIGNED_OCTETS];
        return here(List.of(() -> unchecked(() -> bare.sign(message))), time);
    }

    /** One row changed and committed, at four connections, by JDBC: the database's part, and that of the driver here. */
    static Figures commit(Boxoffice office, Duration time) throws Exception {
        office.database().run("CREATE TABLE IF NOT EXISTS bench (id int PRIMARY KEY, n int)");
        List<Connection> open = new ArrayList<>();
        List<Caller> callers = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            Connection connection = office.database().connect();
            open.add(connection);
            callers.add(committing(connection, row));
        }
        Figures figures = here(callers, time, () -> Usage.of(office));
        for (Connection connection : open) {
            connection.close();
        }
        return figures;
    }

    private static Caller committing(Connection connection, int row) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO bench VALUES (" + row + ", 0) ON CONFLICT DO NOTHING");
        }
        connection.setAutoCommit(false);
        PreparedStatement update = connection.prepareStatement("UPDATE bench SET n = n + 1 WHERE id = " + row);
        return () -> unchecked(() -> {
            update.executeUpdate();
            connection.commit();
            return row;
        });
    }

    /** In this process, whose CPU time counts as that of a server. */
    private static Figures here(List<Caller> threads, Duration time) throws Exception {
        return here(threads, time, () -> Usage.NONE);
    }

    private static Figures here(List<Caller> threads, Duration time, Supplier<Usage> usage) throws Exception {
        Usage before = usage.get();
        long cpu = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        long[] nanos = Load.all(threads, begin + time.toNanos());
        return Figures.of(
                nanos,
                Duration.ofNanos(System.nanoTime() - begin),
                Duration.ofNanos(PROCESS.getProcessCpuTime() - cpu),
                usage.get().databaseSince(before));
    }

    private static void unchecked(Callable<?> work) {
        try {
            work.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
