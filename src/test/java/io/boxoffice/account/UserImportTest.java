package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.hash.ForeignHash;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import jakarta.ejb.EJBException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Users from elsewhere on a real database: who is stored, who is there, and what the audit tells of them. */
class UserImportTest {
    private static final String HASH = "$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";

    private final Wiring wiring = new Wiring();
    private final Accounts accounts = wiring.get(Accounts.class);
    private final UserImport users =
            new Wiring(wiring).put(Accounts.class, new AsTheContainerThrows()).get(UserImport.class);

    /** What a stateless bean throws comes wrapped. */
    private final class AsTheContainerThrows extends Accounts {
        @Override
        public List<UserImport.Outcome> addAll(List<Imported> imported) {
            try {
                return accounts.addAll(imported);
            } catch (RuntimeException failed) {
                throw new EJBException(failed);
            }
        }

        @Override
        public Optional<User> findUser(Username username) {
            return accounts.findUser(username);
        }
    }

    private static ImportedUser user(String username) {
        return user(username, Grants.NONE);
    }

    private static ImportedUser user(String username, Grants grants) {
        return new ImportedUser(
                new Profile(
                        Username.of(username).orElseThrow(),
                        List.of("user"),
                        null,
                        grants,
                        JsonNodeFactory.instance.objectNode(),
                        true,
                        new PersonalDetails(null, null, false)),
                ForeignHash.parse(HASH).orElseThrow());
    }

    private List<UserImport.Outcome> take(String... usernames) {
        return users.take(Stream.of(usernames).map(UserImportTest::user).toList());
    }

    private UserImport.Created created(String username) {
        return new UserImport.Created(present(username).user().id());
    }

    private Accounts.Stored present(String username) {
        return accounts.findByName(new Username(username)).orElseThrow();
    }

    private String count(String what) {
        return wiring.database().text("SELECT count(*) FROM " + what);
    }

    @Test
    void severalThenStoredWithSealedHashesAndTheAuditTellsOfEach() {
        assertThat(take("alice", "bob")).containsExactly(created("alice"), created("bob"));

        assertThat(present("alice").passwordHash()).startsWith("foreign:").doesNotContain(HASH);
        assertThat(count("audit_event WHERE type = 'user_created'")).isEqualTo("2");
    }

    @Test
    void nobodyThenNothing() {
        assertThat(users.take(List.of())).isEmpty();
    }

    @Test
    void nameThatIsThereInAnySpellingThenTheyStayAsTheyAre() {
        take("alice");
        UserImport.Created alice = created("alice");
        String hash = present("alice").passwordHash();

        assertThat(take("ALICE", "bob", "Bob"))
                .containsExactly(
                        new UserImport.Exists(alice.id()),
                        created("bob"),
                        new UserImport.Exists(created("bob").id()));
        assertThat(present("alice").passwordHash()).isEqualTo(hash);
        assertThat(present("bob").user().username()).isEqualTo("bob");
        assertThat(count("account")).isEqualTo("2");
    }

    @Test
    void somebodyWhoIsNotAcceptableThenTheOthersAreTaken() {
        Grants nowhere = Grants.NONE.with(new Audience("nowhere"));

        assertThat(users.take(List.of(user("alice"), user("bob", nowhere), user("carol"))))
                .containsExactly(
                        created("alice"),
                        new UserImport.Invalid("An audience is unknown, or has not all of the scopes."),
                        created("carol"));
        assertThat(count("account")).isEqualTo("2");
    }

    @Test
    void nameOfAClientThenTheOthersAreTaken() {
        String client = ClientId.FIRST_PARTY.value();

        assertThat(take("alice", client, "carol"))
                .containsExactly(
                        created("alice"),
                        new UserImport.Invalid("The username is the name of a client."),
                        created("carol"));
    }

    @Test
    @DisplayName("two imports at once: who lost the race for a name finds the user there, and stores the others")
    void nameThatCameInBetweenThenThereAndTheOthersAreTaken() throws Exception {
        CountDownLatch stored = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> wiring.inTransaction(() -> {
            accounts.add(user("bob").profile(), "$argon2id$of the other");
            stored.countDown();
            wiring.database().awaitAWaiter();
            return true;
        }));
        stored.await();
        List<UserImport.Outcome> outcomes = take("alice", "bob", "carol");
        other.get();

        assertThat(outcomes)
                .containsExactly(
                        created("alice"), new UserImport.Exists(created("bob").id()), created("carol"));
        assertThat(present("bob").passwordHash()).isEqualTo("$argon2id$of the other");
        assertThat(count("audit_event WHERE type = 'user_created'")).isEqualTo("3");
    }

    @Test
    void nameTwiceAtOnceThenOneTransactionIsEnough() {
        assertThat(accounts.addAll(List.of(stored("alice", "$argon2id$first"), stored("Alice", "$argon2id$second"))))
                .containsExactly(
                        created("alice"), new UserImport.Exists(created("alice").id()));
        assertThat(present("alice").passwordHash()).isEqualTo("$argon2id$first");
    }

    @Test
    void otherTroubleOfTheDatabaseThenThrownAtOnceAndNobodyIsStored() {
        AtomicBoolean wentOn = new AtomicBoolean();

        assertThatThrownBy(() -> wiring.inTransaction(() -> {
                    accounts.addAll(List.of(stored("alice", "$argon2id$good"), stored("bob", "no hash")));
                    wentOn.set(true);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(wentOn).isFalse();
        assertThat(count("account")).isEqualTo("0");
        assertThat(count("audit_event WHERE type = 'user_created'")).isEqualTo("0");
    }

    private static Accounts.Imported stored(String username, String hash) {
        return new Accounts.Imported(user(username).profile(), hash);
    }

    @Test
    void aloneThenRegisteredOnceByTheSameRules() {
        Registration registration = wiring.get(Registration.class);
        ImportedUser nowhere = user("bob", Grants.NONE.with(new Audience("nowhere")));

        assertThat(registration.register(user("alice"))).isInstanceOf(Registration.Registered.class);
        assertThat(present("alice").passwordHash()).startsWith("foreign:");
        assertThat(registration.register(user("ALICE"))).isInstanceOf(Registration.Taken.class);
        assertThat(registration.register(nowhere)).isInstanceOf(Registration.Invalid.class);
        assertThat(count("account")).isEqualTo("1");
    }

    @Test
    void troubleThatIsNoDuplicateThenNotTriedAgain() {
        UserImport broken = new Wiring(wiring)
                .put(Accounts.class, new Accounts() {
                    @Override
                    public List<UserImport.Outcome> addAll(List<Imported> imported) {
                        throw new EJBException("of " + imported.size());
                    }
                })
                .get(UserImport.class);

        assertThatThrownBy(() -> broken.take(List.of(user("alice"), user("bob"))))
                .isInstanceOf(EJBException.class)
                .hasMessage("of 2");
    }

    @Test
    void loginThenTheHashOfElsewhereIsReplacedAndTheAuditTellsSo() {
        take("alice");
        Accounts.Stored alice = present("alice");

        accounts.rehash(alice.user().id(), alice.passwordHash(), "$argon2id$ours");
        assertThat(present("alice").passwordHash()).isEqualTo("$argon2id$ours");
        assertThat(count("audit_event WHERE type = 'user_updated' AND reason LIKE '%was replaced at a login'"))
                .isEqualTo("1");

        accounts.rehash(alice.user().id(), "$argon2id$ours", "$argon2id$of other parameters");
        assertThat(present("alice").passwordHash()).isEqualTo("$argon2id$of other parameters");
        assertThat(count("audit_event WHERE type = 'user_updated'")).isEqualTo("1");
    }

    @Test
    void loginOfOneThenTheHashOfAnotherStays() {
        accounts.addAll(List.of(stored("alice", "$argon2id$same"), stored("bob", "$argon2id$same")));

        accounts.rehash(present("alice").user().id(), "$argon2id$same", "$argon2id$new");
        assertThat(present("alice").passwordHash()).isEqualTo("$argon2id$new");
        assertThat(present("bob").passwordHash()).isEqualTo("$argon2id$same");
    }

    @Test
    void passwordSetMeanwhileThenItStaysAndTheAuditTellsOfNothing() {
        take("alice", "bob");
        Accounts.Stored alice = present("alice");
        accounts.rehash(alice.user().id(), alice.passwordHash(), "$argon2id$set meanwhile");
        String told = count("audit_event");

        accounts.rehash(alice.user().id(), alice.passwordHash(), "$argon2id$of the login");
        assertThat(present("alice").passwordHash()).isEqualTo("$argon2id$set meanwhile");
        assertThat(present("bob").passwordHash()).startsWith("foreign:");
        assertThat(count("audit_event")).isEqualTo(told);
    }

    @Test
    void recordsThenNoHashIsPrinted() {
        assertThat(new Accounts.Imported(user("alice").profile(), HASH).toString())
                .doesNotContain(HASH);
        assertThat(user("alice").toString()).doesNotContain(HASH);
    }
}
