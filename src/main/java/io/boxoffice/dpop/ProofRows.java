package io.boxoffice.dpop;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The proofs that were used, on one connection that commits each statement. How long one is kept is measured by the database's clock alone:
 * the clocks of two nodes may differ by a minute.
 */
final class ProofRows implements AutoCloseable {
    /** Taken 10 s before its {@code iat} it is good for 70 s, and a minute longer by a clock that is behind. */
    private static final int KEPT_SECONDS = 130;

    /** So many are deleted by one statement. */
    static final int BATCH = 5_000;

    private static final String ADD = """
            INSERT INTO dpop_proof (id, until)
            SELECT given, date_trunc('second', now()) + make_interval(secs => ?) FROM unnest(?) AS given
            ON CONFLICT DO NOTHING RETURNING id""";

    private static final String FORGET = """
            WITH gone AS MATERIALIZED (
                SELECT id FROM dpop_proof WHERE until < now() ORDER BY until LIMIT ? FOR UPDATE SKIP LOCKED)
            DELETE FROM dpop_proof USING gone WHERE dpop_proof.id = gone.id""";

    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM dpop_proof LIMIT ?) AS kept";

    private final Connection connection;
    private final PreparedStatement add;
    private final PreparedStatement forget;
    private final PreparedStatement count;

    /** On a connection of its own, which it closes. */
    ProofRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.add = connection.prepareStatement(ADD);
        this.forget = connection.prepareStatement(FORGET);
        this.count = connection.prepareStatement(COUNT);
    }

    /**
     * Remembers proofs, and commits.
     *
     * @param ids each once and in an order that every node has: two statements that wait for each other's rows would else be a deadlock
     * @return those that were not there
     */
    Set<UUID> add(Collection<UUID> ids) throws SQLException {
        Array given = connection.createArrayOf("uuid", ids.toArray());
        add.setInt(1, KEPT_SECONDS);
        add.setArray(2, given);
        Set<UUID> fresh = new HashSet<>();
        try (ResultSet added = add.executeQuery()) {
            while (added.next()) {
                fresh.add(added.getObject(1, UUID.class));
            }
        }
        return fresh;
    }

    /** Forgets some that are over; how many. */
    int forget() throws SQLException {
        forget.setInt(1, BATCH);
        return forget.executeUpdate();
    }

    /** How many there are, counted to a bound. */
    int count(int most) throws SQLException {
        count.setInt(1, most);
        try (ResultSet found = count.executeQuery()) {
            found.next();
            return found.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
