package io.boxoffice.clients;

import io.boxoffice.audience.Audiences;
import io.boxoffice.database.RecentReadings;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.transport.WebOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registered clients, from memory, each read when it is asked for: what another node changed is felt within a second. Which ids
 * there are not is kept too, so that who guesses them asks the database no more often.
 */
@ApplicationScoped
public class Clients {
    private static final int MOST = 10_000;

    @Inject
    ClientRows rows;

    @Inject
    BuiltInClient builtIn;

    @Inject
    DocumentSettings documents;

    @Inject
    Audiences audiences;

    private final RecentReadings<String, Optional<Client>> recent = new RecentReadings<>(MOST, Duration.ofMillis(900));

    /** One set, under one key: who invents origins asks the database no more often. */
    private final RecentReadings<Integer, Set<WebOrigin>> pages = new RecentReadings<>(1, Duration.ofSeconds(5));

    /** A client by its exact id; nothing if none of that id is registered. It may be disabled. */
    public Optional<Client> find(String id) {
        return ClientId.isName(id) || documents.takes(id) ? recent.get(id, this::read) : Optional.empty();
    }

    private Optional<Client> read(String id) {
        return rows.find(id)
                .map(builtIn::asBrowsersKnow)
                .map(stored -> DocumentClients.granted(stored, documents, audiences));
    }

    /** Whether an enabled public client has pages of this origin; what another node changed is felt within five seconds. */
    boolean havePageAt(WebOrigin origin) {
        return pages.get(MOST, this::origins).contains(origin);
    }

    /** Those of registered clients by themselves: strangers' documents take nothing of their room. */
    private Set<WebOrigin> origins(int most) {
        Stream<String> registered = rows.pages(false, most).stream();
        Stream<String> strangers = documents.on() ? rows.pages(true, most).stream() : Stream.empty();
        return Stream.concat(registered, strangers)
                .flatMap(address -> WebOrigin.ofAddress(address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads it anew at the next question: something of it was changed on this node. */
    void forget(ClientId id) {
        recent.forget(id.value());
        pages.forgetAll();
    }
}
