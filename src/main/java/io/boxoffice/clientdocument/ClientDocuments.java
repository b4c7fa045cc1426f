package io.boxoffice.clientdocument;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.clients.DocumentClients;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.NetworkLimits;
import io.boxoffice.log.CountedLog;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.transport.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * Has the document of a client read before the client is looked for, where its id is the address of one and what was read before is not good any more.
 * No transaction is open meanwhile.
 */
@ApplicationScoped
public class ClientDocuments {
    private static final CountedLog LOG = new CountedLog(ClientDocuments.class);

    /** So long nobody is asked again who did not answer well, whoever wants it. */
    private static final Duration BACK_OFF = Duration.ofSeconds(30);

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int MOST_FAILED = 10_000;

    /** What came of it. */
    public sealed interface Outcome permits Known, Unreadable, SlowDown {}

    /** What is registered of the client, if it is, is good: also of one whose id is no such address. */
    public record Known() implements Outcome {}

    /** The id is the address of a document, and there is none that registers a client. */
    public record Unreadable() implements Outcome {}

    /** There were too many to read; how long until there may be another try. */
    public record SlowDown(Duration until) implements Outcome {}

    @Inject
    DocumentClients clients;

    @Inject
    DocumentFetch fetch;

    @Inject
    NetworkLimits limits;

    private final Cache<ClientId, Boolean> failed = Caffeine.newBuilder()
            .maximumSize(MOST_FAILED)
            .expireAfterWrite(BACK_OFF)
            .build();

    /**
     * Reads the document of a client, if that is due.
     *
     * @param id as a request names the client
     * @param from who asks
     */
    public Outcome read(String id, Network from) {
        if (!clients.takes(id)) {
            return new Known();
        }
        ClientId client = new ClientId(id);
        return switch (clients.standing(client)) {
            case SETTLED -> new Known();
            case DUE -> {
                read(client, from);
                yield new Known();
            }
            case NEEDED -> read(client, from);
        };
    }

    private Outcome read(ClientId client, Network from) {
        if (failed.getIfPresent(client) != null) {
            return new Unreadable();
        }
        Optional<Duration> wait = limits.take(Limit.DOCUMENT, from);
        return wait.<Outcome>map(SlowDown::new).orElseGet(() -> fetched(client, from));
    }

    private Outcome fetched(ClientId client, Network from) {
        return switch (fetch.fetch(client.value())) {
            case DocumentFetch.Fetched good -> registered(client, good, from);
            case DocumentFetch.Failed bad -> unreadable(client, bad.why(), from);
            case DocumentFetch.Busy _ -> new SlowDown(BUSY);
        };
    }

    private Outcome registered(ClientId client, DocumentFetch.Fetched good, Network from) {
        try {
            return clients.register(client, good.document(), good.life())
                    ? new Known()
                    : unreadable(client, "there are as many such clients as there may be", from);
        } catch (BodyRefused refused) {
            return unreadable(client, String.valueOf(refused.getMessage()), from);
        }
    }

    private Outcome unreadable(ClientId client, String why, Network from) {
        failed.put(client, true);
        LOG.write(
                Level.INFO,
                "client documents that could not be read",
                from.text(),
                "The document of the client " + client + " registers nobody: " + why);
        return new Unreadable();
    }
}
