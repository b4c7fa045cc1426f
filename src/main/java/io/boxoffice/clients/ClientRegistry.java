package io.boxoffice.clients;

import io.boxoffice.audience.AudienceRegistry;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers clients, changes them and makes their secrets: rules first, then the row, then this node's memory of it. */
@Dependent
public class ClientRegistry {
    /** What became of a new client. */
    public sealed interface Adding permits Added, Taken, Invalid {}

    /** What became of a change. */
    public sealed interface Changing permits Changed, Stale, BuiltIn, Invalid {}

    /** What became of a removal. */
    public sealed interface Removing permits Removed, Unknown, BuiltIn {}

    /** What became of a new secret. */
    public sealed interface NewSecret permits Made, Full, NoSecrets, Unknown {}

    /** The client is registered, with a secret where its method takes one: shown now, and never again. */
    public record Added(Client client, Optional<Secret> secret) implements Adding {}

    /** The name is that of a client, a user or an audience, or was that of a client. */
    public record Taken() implements Adding {}

    /** The change is stored. */
    public record Changed(Client client) implements Changing {}

    /** Another change came in between. */
    public record Stale() implements Changing {}

    /** The client of {@code /auth} stays as it is. */
    public record BuiltIn() implements Changing, Removing {}

    /** Something about it is not acceptable; the reason is for the administrator. */
    public record Invalid(String message) implements Adding, Changing {}

    /** The client is gone. */
    public record Removed() implements Removing {}

    /** There is no such client. */
    public record Unknown() implements Removing, NewSecret {}

    /** It is stored. */
    public record Made(ClientSecret secret) implements NewSecret {}

    /** The client has as many as it may. */
    public record Full() implements NewSecret {}

    /** The client shows who it is in another way. */
    public record NoSecrets() implements NewSecret {}

    /** A secret of the server's making and what became of it. */
    public record Making(Secret secret, NewSecret outcome) {}

    @Inject
    ClientRows rows;

    @Inject
    Clients clients;

    @Inject
    SecretHashes hashes;

    @Inject
    AudienceRegistry audiences;

    /** Up to {@code count} clients by id, from behind one, or from the first. */
    public List<Client> after(Optional<String> last, int count) {
        return rows.after(last.orElse(""), count);
    }

    /** A client by its exact id, as stored now. */
    public Optional<Client> find(ClientId id) {
        return rows.find(id.value());
    }

    /** Registers a client; one that shows a secret gets its first one. */
    public Adding add(ClientId id, Registration registration) {
        Optional<Adding> refused = refusal(registration).map(Invalid::new);
        return refused.orElseGet(() -> {
            Optional<Secret> secret = registration.tokenEndpointAuthMethod().takesSecret()
                    ? Optional.of(hashes.random())
                    : Optional.empty();
            Adding outcome = added(id, registration, secret);
            clients.forget(id);
            return outcome;
        });
    }

    /** Registers a client that has no secret yet, whatever it shows; {@link #forget} follows. */
    public Adding addWithoutSecret(ClientId id, Registration registration) {
        Optional<Adding> refused = refusal(registration).map(Invalid::new);
        return refused.orElseGet(() -> added(id, registration, Optional.empty()));
    }

    private Adding added(ClientId id, Registration registration, Optional<Secret> secret) {
        return rows.add(id, registration, secret.map(hashes::of).orElse(null))
                .<Adding>map(client -> new Added(client, secret))
                .orElseGet(Taken::new);
    }

    /** Lets nobody else change any until the end of the transaction. */
    public void lock() {
        rows.lock();
    }

    /** Has this node read a client anew, after the commit of a change: a reader in between would keep what was there before. */
    public void forget(ClientId id) {
        clients.forget(id);
    }

    /** Replaces what is registered of a client, if nobody has changed it since it was seen; {@link #forget} follows. */
    public Changing change(Client seen, Registration wanted) {
        if (seen.id().equals(ClientId.FIRST_PARTY)) {
            return new BuiltIn();
        }
        Optional<Changing> refused =
                refusal(wanted).or(() -> anotherThanItsDocument(seen, wanted)).map(Invalid::new);
        return refused.orElseGet(
                () -> rows.change(seen, wanted).<Changing>map(Changed::new).orElseGet(Stale::new));
    }

    /** Removes a client with its secrets; {@link #forget} follows. */
    public Removing remove(ClientId id) {
        if (id.equals(ClientId.FIRST_PARTY)) {
            return new BuiltIn();
        }
        return rows.remove(id) ? new Removed() : new Unknown();
    }

    /**
     * Makes another secret of a client.
     *
     * @param expiresAt when it is no longer taken; nothing for never
     */
    public Making addSecret(ClientId id, @Nullable Instant expiresAt) {
        Secret secret = hashes.random();
        NewSecret outcome = rows.addSecret(id, hashes.of(secret), expiresAt);
        clients.forget(id);
        return new Making(secret, outcome);
    }

    /** Removes a secret of a client: it is taken no longer. Whether it was there. */
    public boolean removeSecret(ClientId id, UUID secret) {
        boolean wasThere = rows.removeSecret(id, secret);
        clients.forget(id);
        return wasThere;
    }

    private Optional<String> refusal(Registration wanted) {
        return new RegistrationRules(wanted).refusal().or(() -> unknownAudience(wanted));
    }

    /** The next reading would undo it. */
    private static Optional<String> anotherThanItsDocument(Client seen, Registration wanted) {
        return seen.id().isDocument() && !seen.registration().isSameButForEnabled(wanted)
                ? Optional.of("Of a client that is registered by a document of its own, only enabled can be changed.")
                : Optional.empty();
    }

    private Optional<String> unknownAudience(Registration wanted) {
        boolean allGrantable = wanted.audiences().scopes().entrySet().stream()
                .allMatch(grant -> hasScopes(grant.getKey(), grant.getValue()));
        boolean introspectsKnown = wanted.resourceServerOf() == null
                || audiences.find(wanted.resourceServerOf().name()).isPresent();
        return allGrantable && introspectsKnown
                ? Optional.empty()
                : Optional.of("An audience is unknown, or has not all of the scopes.");
    }

    private boolean hasScopes(Audience audience, Scopes scopes) {
        return audiences
                .find(audience.name())
                .map(stored -> stored.own().scopes())
                .filter(known -> known.containsAll(scopes))
                .isPresent();
    }
}
