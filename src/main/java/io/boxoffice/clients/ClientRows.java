package io.boxoffice.clients;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.ClientId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transactions on clients and their secrets. */
@Stateless
public class ClientRows {
    private static final int SLOTS = 2;

    /** A name that is taken is no error of the database: of two at once one waits and then finds the other's. */
    private static final String ADD = """
            INSERT INTO client (id, registration, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING""";

    private static final String PAGES = """
            SELECT DISTINCT address
            FROM client, jsonb_array_elements_text(CAST(registration AS jsonb) -> 'redirect_uris') AS address
            WHERE deleted_at IS NULL AND CAST(registration AS jsonb) ->> 'type' = 'public'
                AND CAST(registration AS jsonb) ->> 'enabled' = 'true' AND address LIKE 'http%'
                AND (id LIKE 'https://%') = ?1
            LIMIT ?2""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** A client by its exact id, unless it was removed. */
    public Optional<Client> find(String id) {
        return Optional.ofNullable(entities.find(RegisteredClient.class, id))
                .filter(RegisteredClient::isThere)
                .map(row -> row.client(secrets(id)));
    }

    /**
     * Where browsers are sent with answers for enabled public clients: up to {@code count} addresses of the web.
     *
     * @param documented whether of those that are registered by documents of their own, or of all others
     */
    @SuppressWarnings("unchecked")
    public List<String> pages(boolean documented, int count) {
        return entities.createNativeQuery(PAGES)
                .setParameter(1, documented)
                .setParameter(2, count)
                .getResultList();
    }

    /** Up to {@code count} clients whose ids come after one. */
    public List<Client> after(String last, int count) {
        List<RegisteredClient> rows = entities.createQuery(
                        "SELECT c FROM RegisteredClient c WHERE c.id > :last AND c.deletedAt IS NULL ORDER BY c.id",
                        RegisteredClient.class)
                .setParameter("last", last)
                .setMaxResults(count)
                .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<ClientSecret>> secrets = entities.createQuery(
                        "SELECT s FROM StoredSecret s WHERE s.clientId IN :ids ORDER BY s.id", StoredSecret.class)
                .setParameter("ids", rows.stream().map(RegisteredClient::id).toList())
                .setMaxResults(SLOTS * rows.size())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        StoredSecret::clientId, Collectors.mapping(StoredSecret::secret, Collectors.toList())));
        return rows.stream()
                .map(row -> row.client(secrets.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** The names for people of those of these ids that are clients now. */
    public Map<ClientId, String> names(Set<ClientId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "SELECT c FROM RegisteredClient c WHERE c.id IN :ids AND c.deletedAt IS NULL",
                                RegisteredClient.class)
                        .setParameter("ids", ids.stream().map(ClientId::value).toList())
                        .setMaxResults(ids.size())
                        .getResultStream()
                        .map(row -> row.client(List.of()))
                        .collect(Collectors.toMap(
                                Client::id, client -> client.registration().clientName()));
    }

    /** Stores a client, with its first secret if it has one; nothing if the name is or was that of another one. */
    public Optional<Client> add(ClientId id, Registration registration, @Nullable SecretHash secret) {
        Instant now = clock.instant();
        int added = entities.createNativeQuery(ADD)
                .setParameter(1, id.value())
                .setParameter(2, RegisteredClient.text(registration))
                .setParameter(3, now)
                .executeUpdate();
        if (added == 0) {
            return Optional.empty();
        }
        if (secret != null) {
            entities.persist(new StoredSecret(id.value(), 1, secret, now, null));
            entities.flush();
        }
        record(EventType.CLIENT_CREATED, id, Told.of(registration));
        return find(id.value());
    }

    /** Replaces what is registered of a client, or nothing if it is not the version that was seen. */
    public Optional<Client> change(Client seen, Registration wanted) {
        return locked(seen.id(), seen.version()).map(row -> {
            row.change(wanted);
            record(EventType.CLIENT_UPDATED, seen.id(), Told.of(seen.registration()) + " -> " + Told.of(wanted));
            return row.client(secrets(row.id()));
        });
    }

    /** Removes a client and its secrets; whether it was there. */
    public boolean remove(ClientId id) {
        Optional<RegisteredClient> row = locked(id);
        row.ifPresent(found -> {
            found.remove(clock.instant());
            stored(id.value()).forEach(entities::remove);
            record(EventType.CLIENT_DELETED, id, null);
        });
        return row.isPresent();
    }

    /**
     * Stores another secret of a client, in a slot that is free or whose secret is over.
     *
     * @param expiresAt when it is no longer taken; nothing for never
     */
    public ClientRegistry.NewSecret addSecret(ClientId id, SecretHash hash, @Nullable Instant expiresAt) {
        Instant now = clock.instant();
        Optional<RegisteredClient> row = locked(id);
        if (row.isEmpty()) {
            return new ClientRegistry.Unknown();
        }
        if (!row.get()
                .client(List.of())
                .registration()
                .tokenEndpointAuthMethod()
                .takesSecret()) {
            return new ClientRegistry.NoSecrets();
        }
        List<StoredSecret> present = stored(id.value());
        present.stream().filter(secret -> !secret.secret().isGoodAt(now)).forEach(entities::remove);
        entities.flush();
        List<StoredSecret> good =
                present.stream().filter(secret -> secret.secret().isGoodAt(now)).toList();
        if (good.size() == SLOTS) {
            return new ClientRegistry.Full();
        }
        int slot = IntStream.rangeClosed(1, SLOTS)
                .filter(free -> good.stream().noneMatch(secret -> secret.slot() == free))
                .findFirst()
                .orElseThrow();
        StoredSecret added = new StoredSecret(id.value(), slot, hash, now, expiresAt);
        entities.persist(added);
        row.get().touch();
        record(EventType.CLIENT_SECRET_CREATED, id, added.secret().id().toString());
        return new ClientRegistry.Made(added.secret());
    }

    /** Removes a secret of a client; whether it was there. */
    public boolean removeSecret(ClientId id, UUID secret) {
        Optional<RegisteredClient> row = locked(id);
        Optional<StoredSecret> found = Optional.ofNullable(entities.find(StoredSecret.class, secret))
                .filter(stored -> row.isPresent() && stored.clientId().equals(id.value()));
        found.ifPresent(stored -> {
            entities.remove(stored);
            row.orElseThrow().touch();
            record(EventType.CLIENT_SECRET_DELETED, id, secret.toString());
        });
        return found.isPresent();
    }

    /** Others wait with their changes until this transaction ends; whoever only refers to a client does not. */
    public void lock() {
        entities.createNativeQuery("LOCK TABLE client IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
    }

    private void record(EventType type, ClientId id, @Nullable String reason) {
        Event event = Event.of(type, id.value());
        audit.record(reason == null ? event : event.because(reason));
    }

    private List<ClientSecret> secrets(String id) {
        return stored(id).stream().map(StoredSecret::secret).toList();
    }

    private List<StoredSecret> stored(String id) {
        return entities.createQuery(
                        "SELECT s FROM StoredSecret s WHERE s.clientId = :id ORDER BY s.id", StoredSecret.class)
                .setParameter("id", id)
                .setMaxResults(SLOTS)
                .getResultList();
    }

    private Optional<RegisteredClient> locked(ClientId id, long version) {
        return locked(id).filter(row -> row.client(List.of()).version() == version);
    }

    /** Of two changes at once, one waits here and then sees what the other has left. */
    private Optional<RegisteredClient> locked(ClientId id) {
        entities.createNativeQuery("LOCK TABLE client IN ROW EXCLUSIVE MODE")
                .executeUpdate(); // before the row is locked: whoever has the table may want that row
        return Optional.ofNullable(entities.find(RegisteredClient.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(RegisteredClient::isThere);
    }
}
