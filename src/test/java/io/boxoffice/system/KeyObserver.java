package io.boxoffice.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * What is seen of the keys five times a second, in the database and in the key sets of every node, and what of it must
 * never be.
 */
final class KeyObserver implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    /** A change is felt on every node within a second; what is older than this must be seen. */
    private static final Duration FELT = Duration.ofMillis(1500);

    /** Audiences, and ID tokens by each algorithm: of each one key signs. */
    private static final List<String> OWNERS = List.of(
            "server", "other", "ID tokens by RS256", "ID tokens by PS256", "ID tokens by ES256", "ID tokens by EdDSA");

    private final Connection database;
    private final List<Boxoffice> nodes;
    private final Thread watching = new Thread(this::watch, "key diary");
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, Set<String>> active = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> published = new ConcurrentHashMap<>();
    private volatile Set<String> publishedNow = Set.of();
    private volatile boolean closing;
    private int pages;

    /**
     * A key as it is stored; a shared secret, which is in no key set and which its verifiers need to the last, is a case
     * of its own.
     */
    private record Row(String owner, String kid, String state, boolean felt, boolean signs) {}

    private KeyObserver(Database database, List<Boxoffice> nodes) {
        try {
            this.database = database.connect();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        this.nodes = nodes;
    }

    static KeyObserver begin(Database database, Boxoffice... nodes) {
        KeyObserver observer = new KeyObserver(database, List.of(nodes));
        observer.write();
        observer.watching.start();
        return observer;
    }

    private void watch() {
        while (!closing) {
            try {
                write();
            } catch (RuntimeException | AssertionError failed) {
                complaints.add("no page: " + failed);
            }
            Boxoffice.pause(EVERY);
        }
    }

    private void write() {
        List<Row> rows = rows();
        for (String owner : OWNERS) {
            List<Row> signing = rows.stream()
                    .filter(row -> row.owner().equals(owner) && "active".equals(row.state()))
                    .toList();
            complainUnless(signing.size() == 1, owner + " has these active keys: " + signing);
            signing.forEach(row ->
                    active.computeIfAbsent(owner, any -> new LinkedHashSet<>()).add(row.kid()));
        }
        rows.forEach(row -> complainUnless(
                row.signs() == Set.of("announced", "active").contains(row.state()), "private half of " + row));
        nodes.forEach(node -> compare(rows, Published.kids(node, Published.ALL)));
        pages++;
    }

    private void compare(List<Row> rows, Set<String> kids) {
        complainUnless(!kids.isEmpty(), "an empty key set");
        publishedNow = kids;
        kids.forEach(kid -> published.putIfAbsent(kid, Instant.now()));
        for (Row row : rows) {
            if (row.felt()) {
                boolean wanted =
                        switch (row.state()) {
                            case "announced", "active" -> true;
                            case "retired", "revoked" -> false;
                            default -> kids.contains(row.kid());
                        };
                complainUnless(kids.contains(row.kid()) == wanted, "published or not: " + row);
            }
        }
    }

    private List<Row> rows() {
        String query =
                "select coalesce(audience, 'ID tokens by ' || alg), kid, replace(state, 'id_', ''), sealed_private is not null "
                        + "and not (alg = 'HS256' and state = 'retiring'), alg <> 'HS256' and greatest(created_at, active_at, "
                        + "retired_at, revoked_at) < clock_timestamp() - interval '" + FELT + "' from signing_key";
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(new Row(
                        result.getString(1),
                        result.getString(2),
                        result.getString(3),
                        result.getBoolean(5),
                        result.getBoolean(4)));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void complainUnless(boolean so, String complaint) {
        if (!so) {
            complaints.add(Instant.now() + " " + complaint);
        }
    }

    /** Everything that should not have been seen. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The keys of an audience that were seen active, in their order. */
    List<String> active(String audience) {
        return List.copyOf(active.getOrDefault(audience, Set.of()));
    }

    /** The times at which the keys were first seen in a key set. */
    Map<String, Instant> published() {
        return Map.copyOf(published);
    }

    Set<String> publishedNow() {
        return new HashSet<>(publishedNow);
    }

    int pages() {
        return pages;
    }

    @Override
    public void close() {
        closing = true;
        try {
            watching.join();
            database.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
