package io.boxoffice.clients;

import io.boxoffice.audit.Actor;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.NetworkLimits;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.Subject;
import io.boxoffice.transport.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a client is who it says (RFC 6749 2.3), by the one method that it is registered for. What was not good counts for its
 * network, like failed logins; and whatever was not good about it, the answer is one, and takes as long.
 */
@ApplicationScoped
public class ClientAuthentication {
    /** What it came to. */
    public sealed interface Outcome permits Authenticated, Refused, SlowDown {}

    /** It is this client, and it is enabled. */
    public record Authenticated(Client client) implements Outcome {}

    /**
     * It is not believed.
     *
     * @param inHeader whether it came in the header {@code Authorization}
     */
    public record Refused(boolean inHeader) implements Outcome {}

    /** Its network failed too often; how long until there may be another try. */
    public record SlowDown(Duration until) implements Outcome {}

    @Inject
    Clients clients;

    @Inject
    SecretHashes hashes;

    @Inject
    Assertions assertions;

    @Inject
    NetworkLimits limits;

    @Inject
    FrequentEvents refusals;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    /** Who a request comes from. */
    public Outcome of(PresentedClient presented, Network from) {
        Optional<Duration> wait = limits.look(Limit.CLIENT_FAILURE, from);
        if (wait.isPresent()) {
            return new SlowDown(wait.get());
        }
        Optional<Client> client = named(presented).flatMap(clients::find);
        Optional<ClientRefusal> refusal = refusal(presented, client);
        if (refusal.isEmpty()) {
            actor.is(new Subject.OfClient(client.orElseThrow().id()));
            return new Authenticated(client.get());
        }
        limits.take(Limit.CLIENT_FAILURE, from);
        Event event = Event.refused(
                EventType.AUTHN_LOGIN_FAIL, "client: " + refusal.get().words());
        refusals.note(client.map(known -> event.to(known.id().value())).orElse(event));
        return new Refused(presented.isInHeader());
    }

    private static Optional<String> named(PresentedClient presented) {
        return switch (presented) {
            case PresentedClient.Nobody _, PresentedClient.Unreadable _ -> Optional.empty();
            case PresentedClient.InHeader basic -> Optional.of(basic.id());
            case PresentedClient.InForm form -> Optional.of(form.id());
            case PresentedClient.ByName name -> Optional.of(name.id());
            case PresentedClient.ByAssertion signed ->
                Assertions.issuerOf(signed.assertion())
                        .filter(id -> signed.id().isEmpty() || signed.id().get().equals(id));
        };
    }

    private Optional<ClientRefusal> refusal(PresentedClient presented, Optional<Client> client) {
        return switch (presented) {
            case PresentedClient.Nobody _ -> Optional.of(ClientRefusal.NOTHING_SHOWN);
            case PresentedClient.Unreadable _ -> Optional.of(ClientRefusal.UNREADABLE);
            case PresentedClient.InHeader basic ->
                secret(client, AuthenticationMethod.CLIENT_SECRET_BASIC, basic.secret());
            case PresentedClient.InForm form -> secret(client, AuthenticationMethod.CLIENT_SECRET_POST, form.secret());
            case PresentedClient.ByName _ -> known(client, AuthenticationMethod.NONE);
            case PresentedClient.ByAssertion signed -> assertion(client, signed.assertion());
        };
    }

    /** The signature is verified before anything is known of the client, as a hash is made below. */
    private Optional<ClientRefusal> assertion(Optional<Client> client, Secret shown) {
        Optional<ClientRefusal> flaw = assertions.signatureFlaw(client, shown);
        return known(client, AuthenticationMethod.PRIVATE_KEY_JWT)
                .or(() -> flaw)
                .or(() -> assertions.contentFlaw(client.orElseThrow(), shown));
    }

    /** The hash is made before anything is known of the client: it takes as long for one that there is not. */
    private Optional<ClientRefusal> secret(Optional<Client> client, AuthenticationMethod method, Secret shown) {
        SecretHash hash = hashes.of(shown);
        return known(client, method)
                .or(() ->
                        isOf(client.orElseThrow(), hash) ? Optional.empty() : Optional.of(ClientRefusal.WRONG_SECRET));
    }

    private boolean isOf(Client client, SecretHash hash) {
        Instant now = clock.instant();
        return client.secrets().stream()
                .filter(secret -> secret.isGoodAt(now))
                .anyMatch(secret -> secret.hash().equals(hash));
    }

    /** The built-in client has calls of its own under {@code /auth}, where its cookies are; here it is nobody. */
    private static Optional<ClientRefusal> known(Optional<Client> client, AuthenticationMethod method) {
        if (client.isEmpty() || client.get().isBuiltIn()) {
            return Optional.of(ClientRefusal.UNKNOWN);
        }
        Registration registered = client.get().registration();
        if (!registered.enabled()) {
            return Optional.of(ClientRefusal.DISABLED);
        }
        return registered.tokenEndpointAuthMethod() == method
                ? Optional.empty()
                : Optional.of(ClientRefusal.ANOTHER_METHOD);
    }
}
