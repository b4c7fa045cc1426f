package io.boxoffice.system;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.boxoffice.signing.BareSignature;
import io.boxoffice.signing.BenchAlg;
import io.boxoffice.signing.Library;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a work cannot cost less than: the hash, the signature, one changed row that is committed durably. */
final class Bare {
    private static final int SIGNED_OCTETS = 600;

    private Bare() {}

    /** As many threads as there are processors, each hashing what the product hashes, with its parameters. */
    static double hashesPerSecond(Duration time) throws Exception {
        Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, 16, 32);
        byte[] password = new byte[32];
        List<Visitor> threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .<Visitor>mapToObj(i -> () -> argon2.hash(2, 19 * 1024, 1, password))
                .toList();
        return perSecond(threads, time);
    }

    /** CPU milliseconds of one signature, by the library that the product prefers. */
    static double signatureMillis(BenchAlg alg, Duration time) throws Exception {
        BareSignature bare = new BareSignature(alg, Library.ACCP, alg.pair(Library.ACCP));
        byte[] message = new byte[SIGNED_OCTETS];
        return 1e3 / perSecond(List.of(() -> unchecked(() -> bare.sign(message))), time);
    }

    /** CPU milliseconds of the database for one row changed and committed, at four connections. */
    static double commitMillis(Office office, Duration time) throws Exception {
        office.database().run("CREATE TABLE IF NOT EXISTS bench (id int PRIMARY KEY, n int)");
        List<Connection> open = new ArrayList<>();
        List<Visitor> visitors = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            Connection connection = office.database().connect();
            open.add(connection);
            visitors.add(committing(connection, row));
        }
        Figures figures = new Load(office, visitors).run(time);
        for (Connection connection : open) {
            connection.close();
        }
        return figures.databaseMillis();
    }

    private static Visitor committing(Connection connection, int row) throws SQLException {
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

    private static double perSecond(List<Visitor> threads, Duration time) throws Exception {
        long begin = System.nanoTime();
        int done = Load.all(threads, begin + time.toNanos()).length;
        return done * 1e9 / (System.nanoTime() - begin);
    }

    private static void unchecked(Callable<?> work) {
        try {
            work.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
