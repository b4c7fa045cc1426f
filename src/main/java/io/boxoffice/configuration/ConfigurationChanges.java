package io.boxoffice.configuration;

import io.boxoffice.administration.AudienceAdministration;
import io.boxoffice.administration.ClientAdministration;
import io.boxoffice.administration.ClientChanges;
import io.boxoffice.audience.AudienceRegistry;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The transactions in which a document is compared with what there is, and all that it asks for is done, or nothing. */
@Stateless
public class ConfigurationChanges {
    private static final int AT_A_TIME = 200;

    @Inject
    AudienceRegistry audiences;

    @Inject
    ClientRegistry clients;

    @Inject
    AudienceAdministration audienceAdministration;

    @Inject
    ClientChanges clientChanges;

    @Inject
    ClientAdministration clientAdministration;

    @Inject
    Audit audit;

    @Inject
    Issuer issuer;

    /** What there is; {@link Undone} if it is more than a document holds. */
    public Present present() {
        return new Present(
                all(
                        audiences::after,
                        audience -> audience.audience().name(),
                        audience -> !audience.audience().equals(Audience.USERINFO)),
                all(
                        clients::after,
                        client -> client.id().value(),
                        client -> !client.isBuiltIn() && !client.id().isDocument()));
    }

    /** Does all that a document asks for, and undoes it: {@link Undone} says what became of it. */
    public void tryOut(ConfigurationDocument wanted) {
        Plan plan = locked(wanted);
        plan.changes().forEach(change -> require(change, refusal(change, clients::change, clients::remove)));
        throw new Undone(new Configuration.Planned(PlanView.of(plan, new Members(issuer))));
    }

    /**
     * Does all that a document asks for, if that is what was planned; {@link Undone} if not.
     *
     * @param caller a client that asks for it, whose own registration is not its to change
     */
    public Plan apply(ConfigurationDocument wanted, String planned, Optional<ClientId> caller) {
        Plan plan = locked(wanted);
        if (!plan.id().equals(planned)) {
            throw new Undone(new Configuration.Moved());
        }
        if (plan.changes().stream()
                .anyMatch(change -> caller.filter(change::isOf).isPresent())) {
            throw new Undone(new Configuration.OfTheCaller());
        }
        plan.changes().forEach(change -> require(change, refusal(change, this::changed, clientChanges::remove)));
        if (!plan.changes().isEmpty()) {
            audit.record(Event.of(EventType.CONFIGURATION_APPLIED, plan.id()).because(plan.told()));
        }
        return plan;
    }

    private ClientRegistry.Changing changed(Client seen, Registration wanted) {
        clientAdministration.prepare(seen, wanted);
        return clientChanges.change(seen, wanted);
    }

    /** Of two documents at once, one waits here and then sees what the other has left. */
    private Plan locked(ConfigurationDocument wanted) {
        audiences.lock();
        clients.lock();
        return Plan.of(present(), wanted, new Members(issuer));
    }

    private static void require(Change change, Optional<String> refusal) {
        refusal.ifPresent(why -> {
            throw new Undone(new Configuration.Refused(change.place() + ": " + why));
        });
    }

    private Optional<String> refusal(
            Change change,
            BiFunction<Client, Registration, ClientRegistry.Changing> changing,
            Function<ClientId, ClientRegistry.Removing> removing) {
        return switch (change) {
            case Change.AddAudience add -> refusal(audiences.add(add.audience(), add.wanted()));
            case Change.ChangeAudience other -> refusal(audienceAdministration.store(other.seen(), other.wanted()));
            case Change.AddClient add -> refusal(clients.addWithoutSecret(add.id(), add.wanted()));
            case Change.ChangeClient other -> refusal(changing.apply(other.seen(), other.wanted()));
            case Change.RemoveClient remove ->
                refusal(removing.apply(remove.seen().id()));
        };
    }

    private static Optional<String> refusal(AudienceRegistry.Adding outcome) {
        return switch (outcome) {
            case AudienceRegistry.Added _ -> Optional.empty();
            case AudienceRegistry.Taken _ -> Optional.of("An audience of this name is there already.");
            case AudienceRegistry.ResourceTaken _ -> resourceTaken();
            case AudienceRegistry.Invalid invalid -> Optional.of(invalid.message());
        };
    }

    private static Optional<String> refusal(AudienceRegistry.Changing outcome) {
        return switch (outcome) {
            case AudienceRegistry.Changed _ -> Optional.empty();
            case AudienceRegistry.Stale _ -> throw new Undone(new Configuration.Moved());
            case AudienceRegistry.Fixed _ -> Optional.of("This audience cannot be changed.");
            case AudienceRegistry.ResourceTaken _ -> resourceTaken();
            case AudienceRegistry.Invalid invalid -> Optional.of(invalid.message());
        };
    }

    private static Optional<String> refusal(ClientRegistry.Adding outcome) {
        return switch (outcome) {
            case ClientRegistry.Added _ -> Optional.empty();
            case ClientRegistry.Taken _ ->
                Optional.of("The name was that of a client, or it is that of a user or an audience.");
            case ClientRegistry.Invalid invalid -> Optional.of(invalid.message());
        };
    }

    private static Optional<String> refusal(ClientRegistry.Changing outcome) {
        return switch (outcome) {
            case ClientRegistry.Changed _ -> Optional.empty();
            case ClientRegistry.Stale _ -> throw new Undone(new Configuration.Moved());
            case ClientRegistry.BuiltIn _ -> Optional.of("This client cannot be changed.");
            case ClientRegistry.Invalid invalid -> Optional.of(invalid.message());
        };
    }

    private static Optional<String> refusal(ClientRegistry.Removing outcome) {
        return switch (outcome) {
            case ClientRegistry.Removed _ -> Optional.empty();
            case ClientRegistry.Unknown _ -> throw new Undone(new Configuration.Moved());
            case ClientRegistry.BuiltIn _ -> Optional.of("This client cannot be removed.");
        };
    }

    private static Optional<String> resourceTaken() {
        return Optional.of("The resource is another audience's, or this service's own.");
    }

    private static <T> SortedMap<String, T> all(
            BiFunction<Optional<String>, Integer, List<T>> reading, Function<T, String> naming, Predicate<T> isNamed) {
        SortedMap<String, T> all = new TreeMap<>();
        Optional<String> last = Optional.empty();
        List<T> some = reading.apply(last, AT_A_TIME);
        while (!some.isEmpty()) {
            some.stream().filter(isNamed).forEach(one -> all.put(naming.apply(one), one));
            if (all.size() > ConfigurationDocument.MOST) {
                throw new Undone(new Configuration.TooMany());
            }
            last = Optional.of(naming.apply(some.getLast()));
            some = reading.apply(last, AT_A_TIME);
        }
        return all;
    }
}
