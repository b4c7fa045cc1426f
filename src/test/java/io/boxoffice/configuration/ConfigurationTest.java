package io.boxoffice.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.AudienceRegistry;
import io.boxoffice.audience.Audiences;
import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.json.StrictYaml;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document and what there is, in the database. */
class ConfigurationTest {
    private static final Issuer ISSUER = new Issuer("https://localhost:9443");

    private static final String TEAM = """
            version: 1
            audiences:
              seats:
                description: The plan of the house
                access_token_lifetime: PT2M
                scopes: [seats.read]
            clients:
              billing:
                client_name: Billing
                grant_types: [client_credentials]
                audiences: {seats: [seats.read]}
              hall:
                client_name: The hall's screen
                type: public
                grant_types: [authorization_code]
                redirect_uris: ["https://hall.example/back"]
                audiences: {seats: [seats.read]}
            """;

    private final Wiring wiring =
            new Wiring().put(Issuer.class, ISSUER).put(BuiltInClient.class, BuiltInClient.of(ISSUER, true));
    private final Configuration configuration = wiring.get(Configuration.class);
    private final AudienceRegistry audiences = wiring.get(AudienceRegistry.class);
    private final ClientRegistry clients = wiring.get(ClientRegistry.class);

    private static ConfigurationDocument document(String yaml) {
        return ConfigurationDocument.of(
                new Body(StrictYaml.object(yaml.getBytes(UTF_8)).orElseThrow()), ISSUER);
    }

    private PlanView plan(String yaml) {
        return ((Configuration.Planned) configuration.plan(document(yaml))).plan();
    }

    private Configuration.Outcome apply(String yaml) {
        return configuration.apply(document(yaml), plan(yaml).plan(), Optional.empty());
    }

    private static List<String> told(PlanView plan) {
        return plan.changes().stream()
                .map(change -> change.action() + " " + change.kind() + " " + change.name())
                .toList();
    }

    private Optional<Client> client(String id) {
        return clients.find(new ClientId(id));
    }

    private String count(String what) {
        return wiring.database().text("SELECT count(*) FROM " + what);
    }

    private String export() {
        return new String(StrictYaml.bytes(configuration.export().orElseThrow()), UTF_8);
    }

    @Test
    void plannedThenToldAndNothingIsDone() {
        PlanView plan = plan(TEAM);

        assertThat(told(plan)).containsExactly("add audience seats", "add client billing", "add client hall");
        assertThat(plan.unnamed()).isEmpty();
        assertThat(audiences.find("seats")).isEmpty();
        assertThat(client("billing")).isEmpty();
        assertThat(count("audit_event WHERE type LIKE 'client%'")).isEqualTo("0");
    }

    @Test
    void appliedThenAllIsThereAndAgainNothingIsLeftToDo() {
        assertThat(apply(TEAM)).isInstanceOf(Configuration.Applied.class);

        assertThat(audiences.find("seats").orElseThrow().own().description()).isEqualTo("The plan of the house");
        assertThat(client("hall").orElseThrow().registration().clientName()).isEqualTo("The hall's screen");
        assertThat(client("billing").orElseThrow().secrets()).isEmpty();
        assertThat(count("signing_key WHERE audience = 'seats'")).isEqualTo("1");
        assertThat(plan(TEAM).isInStep()).isTrue();
        String before = count("audit_event");
        assertThat(apply(TEAM)).isInstanceOf(Configuration.Applied.class);
        assertThat(count("audit_event")).isEqualTo(before);
        assertThat(count("audit_event WHERE type = 'configuration_applied' AND reason = '3 changes'"))
                .isEqualTo("1");
    }

    @Test
    void exportedAndAppliedToAnEmptyDatabaseThenTheSameBytes() {
        apply(TEAM);
        String exported = export();

        Wiring elsewhere =
                new Wiring().put(Issuer.class, ISSUER).put(BuiltInClient.class, BuiltInClient.of(ISSUER, true));
        Configuration empty = elsewhere.get(Configuration.class);
        PlanView plan = ((Configuration.Planned) empty.plan(document(exported))).plan();
        empty.apply(document(exported), plan.plan(), Optional.empty());
        assertThat(new String(StrictYaml.bytes(empty.export().orElseThrow()), UTF_8))
                .isEqualTo(exported);
        assertThat(exported)
                .contains("  seats:\n    description: The plan of the house\n")
                .doesNotContain("secret");
    }

    @Test
    void somethingChangedSinceThenItIsNotApplied() {
        String planned = plan(TEAM).plan();
        String others = """
                version: 1
                clients:
                  other-team:
                    client_name: Another team
                    grant_types: [client_credentials]
                    audiences: {other: [orders.read]}
                """;
        apply(others);

        assertThat(configuration.apply(document(TEAM), planned, Optional.empty()))
                .isInstanceOf(Configuration.Moved.class);
        assertThat(audiences.find("seats")).isEmpty();
        assertThat(told(plan(TEAM))).contains("remove client other-team");
    }

    @Test
    void anotherDocumentThanWasPlannedThenItIsNotApplied() {
        String planned = plan(TEAM).plan();

        assertThat(configuration.apply(document(TEAM.replace("PT2M", "PT3M")), planned, Optional.empty()))
                .isInstanceOf(Configuration.Moved.class);
    }

    @Test
    void memberLeftOutThenItsDefaultIsMeant() {
        apply(TEAM);
        PlanView plan = plan(TEAM.replace("    access_token_lifetime: PT2M\n", ""));

        assertThat(told(plan)).containsExactly("change audience seats");
        assertThat(plan.changes().getFirst().members()).singleElement().satisfies(member -> {
            assertThat(member.name()).isEqualTo("access_token_lifetime");
            assertThat(member.before()).hasToString("\"PT2M\"");
            assertThat(member.after()).isNull();
        });
    }

    @Test
    void clientNoLongerNamedThenItGoesAndASectionLeftOutSaysNothing() {
        apply(TEAM);
        String withoutHall = TEAM.substring(0, TEAM.indexOf("  hall:"));

        assertThat(told(plan("version: 1"))).isEmpty();
        assertThat(told(plan(withoutHall))).containsExactly("remove client hall");
        apply(withoutHall);
        assertThat(client("hall")).isEmpty();
        assertThat(configuration.plan(document(TEAM)))
                .isEqualTo(new Configuration.Refused(
                        "clients.hall: The name was that of a client, or it is that of a user or an audience."));
    }

    @Test
    void audienceNotNamedThenItStaysAndIsTold() {
        apply(TEAM);

        assertThat(plan("version: 1\naudiences: {}").unnamed()).containsExactly("seats");
        assertThat(plan("version: 1\naudiences: {}").isInStep()).isFalse();
        assertThat(audiences.find("seats")).isPresent();
    }

    @Test
    void oneThingForbiddenThenNothingIsDone() {
        String scopeInUse = TEAM.replace("scopes: [seats.read]", "scopes: [seats.other]");

        assertThat(configuration.plan(document(scopeInUse)))
                .isEqualTo(new Configuration.Refused(
                        "clients.billing: An audience is unknown, or has not all of the scopes."));
        assertThat(audiences.find("seats")).isEmpty();
        assertThat(count("audit_event")).isEqualTo("0");
    }

    @Test
    void clientThatAsksThenItsOwnRegistrationIsNotItsToChange() {
        apply(TEAM);
        String more = TEAM.replace("client_name: Billing", "client_name: Billing of today");
        String planned = plan(more).plan();

        assertThat(configuration.apply(document(more), planned, Optional.of(new ClientId("billing"))))
                .isInstanceOf(Configuration.OfTheCaller.class);
        assertThat(client("billing").orElseThrow().registration().clientName()).isEqualTo("Billing");
        assertThat(configuration.apply(document(more), planned, Optional.of(new ClientId("hall"))))
                .isInstanceOf(Configuration.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audiences: {}",
                "version: 2",
                "version: 1\nmore: {}",
                "version: 1\naudiences: []",
                "version: 1\naudiences: {Seats: {}}",
                "version: 1\naudiences: {userinfo: {}}",
                "version: 1\naudiences: {seats: 5}",
                "version: 1\naudiences: {seats: {name: seats}}",
                "version: 1\naudiences: {seats: {unknown: 1}}",
                "version: 1\nclients: {boxoffice: {client_name: B}}",
                "version: 1\nclients: {\"https://app.example/client\": {client_name: B}}",
                "version: 1\nclients: {a: {client_name: B, client_secret: s}}"
            })
    void whatNoDocumentMaySayThenRefused(String yaml) {
        assertThatThrownBy(() -> document(yaml)).isInstanceOf(BodyRefused.class);
    }

    @Test
    @DisplayName("clients by documents of their own are in no document, and none removes them")
    void clientByADocumentOfItsOwnThenItStays() {
        apply(TEAM);
        wiring.database()
                .run("INSERT INTO client (id, registration, created_at)"
                        + " SELECT 'https://app.example/client', registration, now() FROM client WHERE id = 'hall'");
        assertThat(told(plan("version: 1\nclients: {}")))
                .containsExactly("remove client billing", "remove client hall");
        assertThat(export()).doesNotContain("app.example");
    }

    @Test
    void moreThanADocumentHoldsThenToldSo() {
        many(250);
        assertThat(plan("version: 1\naudiences: {}").unnamed()).hasSize(250);
        assertThat(configuration.export()).isPresent();

        wiring.database().run("DELETE FROM audience WHERE name LIKE 'many-%'");
        many(2_001);
        assertThat(configuration.export()).isEmpty();
        assertThat(configuration.plan(document(TEAM))).isEqualTo(new Configuration.TooMany());
        String names = IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> "  many-" + i + ":\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> document("version: 1\naudiences:\n" + names))
                .hasMessage("The member audiences names more than 2000.");
    }

    private void many(int count) {
        wiring.database().run("INSERT INTO audience (name) SELECT 'many-' || i FROM generate_series(1, ?) i", count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "client"})
    @DisplayName("what somebody else is about to change is waited for, and then seen")
    void changedMeanwhileThenWaitedFor(String kind) throws Exception {
        apply(TEAM);
        CountDownLatch stored = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> wiring.inTransaction(() -> {
            if (kind.equals("audience")) {
                audiences.add(
                        new Audience("late"),
                        audiences.find("seats").orElseThrow().own());
            } else {
                clients.remove(new ClientId("hall"));
            }
            stored.countDown();
            wiring.database().awaitAWaiter();
            return true;
        }));
        assertThat(stored.await(20, TimeUnit.SECONDS)).isTrue();

        PlanView plan = plan("version: 1\naudiences: {}\nclients: {}");

        other.get(20, TimeUnit.SECONDS);
        boolean isAudience = kind.equals("audience");
        assertThat(plan.unnamed().contains("late")).isEqualTo(isAudience);
        assertThat(told(plan).contains("remove client hall")).isEqualTo(isAudience);
    }

    @Test
    @DisplayName("a client that is to go is not removed by itself either")
    void clientThatAsksToGoThenRefused() {
        apply(TEAM);
        String without = TEAM.substring(0, TEAM.indexOf("  hall:"));
        assertThat(configuration.apply(document(without), plan(without).plan(), Optional.of(new ClientId("hall"))))
                .isInstanceOf(Configuration.OfTheCaller.class);
        assertThat(client("hall")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"    enabled: false\n    ", ""})
    @DisplayName("what a client has ends with it, and once more before it may begin anew")
    void clientDisabledOrRemovedThenItsSessionsEnd(String disabled) {
        apply(TEAM);
        User user = user();
        begin(user);
        String changed = disabled.isEmpty()
                ? TEAM.substring(0, TEAM.indexOf("  hall:"))
                : TEAM.replace("    client_name: The", disabled + "client_name: The");
        assertThat(apply(changed)).isInstanceOf(Configuration.Applied.class);
        assertThat(count("session WHERE ended_at IS NULL")).isEqualTo("0");

        if (!disabled.isEmpty()) {
            begin(user);
            apply(TEAM);
            assertThat(count("session WHERE ended_at IS NULL")).isEqualTo("0");
        }
    }

    private User user() {
        NewUser wanted = new NewUser(
                new Username("alice"),
                new Secret(""),
                List.of("user"),
                null,
                Grants.of(Map.of()),
                StrictJson.object("{}".getBytes(UTF_8)).orElseThrow(),
                true);
        return wiring.get(Accounts.class)
                .add(wanted.profile(), "$argon2id$none")
                .orElseThrow();
    }

    private void begin(User user) {
        AudiencePolicy policy = wiring.get(Audiences.class).find("seats").orElseThrow();
        Family family = new Family(
                user.id(),
                new ClientId("hall"),
                policy.audience(),
                Scopes.NONE,
                Authentication.byPassword(wiring.clock().instant()),
                Optional.empty());
        wiring.inTransaction(
                () -> wiring.get(Sessions.class).begin(family, policy, new Device("192.0.2.1", "a screen")));
    }

    @Test
    void nothingBehindANameThenItsDefaults() {
        assertThat(plan("version: 1\naudiences:\n  seats:").changes().getFirst().members())
                .isEmpty();
    }

    @Test
    void faultInsideThenItsPlaceIsTold() {
        assertThatThrownBy(() -> document("version: 1\naudiences: {seats: {access_token_lifetime: forever}}"))
                .hasMessageStartingWith("audiences.seats: The member access_token_lifetime must be");
    }
}
