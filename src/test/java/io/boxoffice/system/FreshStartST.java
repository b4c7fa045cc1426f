package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The life of one data directory, in order because each start costs seconds: from empty to the first token, then
 * killed, half killed and stopped, with another master key in between, and everything that was acknowledged is there each
 * time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SecondLane
class FreshStartST {
    private static final Pattern PASSWORD = Pattern.compile("the password is \"([A-Za-z0-9_-]{15,})\"");
    private static final String MASTER_KEY = "boxoffice.master.key";
    private static final String PREVIOUS = "boxoffice.master.key.previous";
    private final String masterKey = Outside.masterKey();
    private Boxoffice boxoffice = Boxoffice.starting(Map.of());
    private String password = "";
    private Person person = new Person("", "", "");
    private Tokens newest = new Tokens("", "", "", "");
    private final List<String> revoked = new ArrayList<>();

    @BeforeAll
    void openForTheFirstTime() {
        boxoffice.ready();
    }

    @AfterAll
    void close() {
        boxoffice.close();
    }

    @Test
    @Order(1)
    void emptyDirectoryThenAFirstTokenByThePrintedPassword() {
        Matcher printed = PASSWORD.matcher(boxoffice.node().log());
        assertThat(printed.find()).as(boxoffice.node().endOfLog()).isTrue();
        password = printed.group(1);
        assertThat(boxoffice.node().log().split(Pattern.quote(password), -1))
                .as("printed once")
                .hasSize(2);
        Tokens tokens = boxoffice.login("admin", password, "server");
        boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
    }

    @Test
    @Order(2)
    @DisplayName("KY-09: what a start generates is its owner's alone")
    void generatedSecretsThenReadableByTheOwnerOnly() throws IOException {
        try (Stream<Path> files = Files.list(boxoffice.dataDirectory())) {
            for (Path file : files.filter(FreshStartST::isSecret).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(boxoffice.dataDirectory().resolve("master.key")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(boxoffice.dataDirectory())))
                .isEqualTo("rwx------");
    }

    private static boolean isSecret(Path file) {
        return Files.isRegularFile(file) && file.toString().matches(".*(key|password|p12)");
    }

    @Test
    @Order(3)
    @DisplayName("ST-05: what was acknowledged is on the disk")
    void runningThenTheDatabaseIsDurable() {
        String on = "select count(*) from pg_settings where setting = 'on' and name in "
                + "('fsync', 'synchronous_commit', 'full_page_writes')";
        assertThat(boxoffice.database().count(on)).isEqualTo(3);
        String trusting = "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'";
        assertThat(boxoffice.database().count(trusting)).isZero();
    }

    @Test
    @Order(4)
    @DisplayName("ST-03: the run-time role may not change the schema")
    void runningThenTheRuntimeRoleOwnsNothing() {
        assertThat(boxoffice.database().count("select count(*) from pg_class where relowner = 'boxoffice'::regrole"))
                .isZero();
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from pg_roles where rolname like 'boxoffice%' and rolsuper"))
                .isZero();
    }

    @Test
    @Order(5)
    @DisplayName("ST-01, CR-01: no token, no password, no private key in the database")
    void dumpedThenNothingUsable() {
        rememberSomeone();
        String dump = Dump.of(boxoffice);
        assertThat(dump).contains(person.username(), "$argon2id$");
        assertThat(dump)
                .doesNotContain(
                        newest.refresh(), newest.access(), person.password(), password, "PRIVATE KEY", "\"d\":");
    }

    @Test
    @Order(6)
    void everythingKilledThenEverythingAcknowledgedIsThere() {
        rememberSomeone();
        List<String> kids = signingKids();
        boxoffice.node().kill();
        boxoffice.reopen();
        assertNothingLost(kids);
    }

    @Test
    @Order(7)
    @DisplayName(
            "the database left behind is replaced, the master key too, and the mode: Liberty keeps what it made of another one")
    void launcherAndServerKilledThenStartedInAnotherModeWithAnotherMasterKey() {
        boxoffice.get("/openapi").hasStatus(200);
        rememberSomeone();
        List<String> kids = signingKids();
        List<ProcessHandle> left = boxoffice.node().killButLeaveDatabase();
        assertThat(left.getFirst().isAlive()).isTrue();
        boxoffice.startAgain(
                "boxoffice.mode=staging", MASTER_KEY + "=" + masterKey, PREVIOUS + "=" + generatedMasterKey());
        boxoffice.ready();
        assertThat(left.getFirst().isAlive()).isFalse();
        boxoffice.get("/openapi").hasStatus(404); // only development opens it
        assertNothingLost(kids);
        assertSealedAnewOnce();
    }

    /** Only then the generated one may go: the next start has it no more. */
    private void assertSealedAnewOnce() {
        String admin = boxoffice.login("admin", password, "server").access();
        Answer first = boxoffice.post("/api/server/keys/reseal", "{}", admin).hasStatus(200);
        int keys = first.json().path("keys").asInt();
        assertThat(keys).isPositive();
        assertThat(first.json())
                .isEqualTo(Json.parse("{\"keys\":%d,\"moved\":%1$d,\"previous\":true}".formatted(keys)));
        Answer second = boxoffice.post("/api/server/keys/reseal", "{}", admin).hasStatus(200);
        assertThat(second.json().path("moved").asInt()).isZero();
        boxoffice.post("/api/server/keys/reseal", "{\"force\":true}", admin).isProblem(400);
        assertThat(boxoffice.database().count("select count(*) from audit_event where type = 'key_ring_sealed'"))
                .isOne();
    }

    private String generatedMasterKey() {
        try {
            return Files.readString(boxoffice.dataDirectory().resolve("master.key"))
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @Order(8)
    @DisplayName(
            "KY-06, RB-06, TV-11: what was revoked before a restart is refused after it: a key, a token, a session, a user")
    void stoppedThenNothingIsLeftRunningAndEverythingIsThere() {
        rememberSomeone();
        revokeTheKeyOfOther();
        revokeOneOfEach();
        List<String> kids = signingKids();
        List<ProcessHandle> database = boxoffice.node().database();
        boxoffice.node().terminate();
        boxoffice.node().exitCode(Duration.ofSeconds(40));
        assertThat(database).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertNotOpenedByAnotherMasterKey();
        boxoffice.startAgain(MASTER_KEY + "=" + masterKey, PREVIOUS + "=");
        boxoffice.ready();
        assertNothingLost(kids);
        assertThat(revoked).hasSize(4);
        revoked.forEach(token -> Refusal.assertInvalidToken("revoked", boxoffice.get(pathOf(token), token)));
    }

    private void revokeTheKeyOfOther() {
        Tokens other = boxoffice.login("admin", password, "other");
        boxoffice.get("/api/other/user", other.access()).hasStatus(200);
        String admin = boxoffice.login("admin", password, "server").access();
        boxoffice
                .post(AdminKeys.PATH + "/" + other.kid() + "/revoke", "{\"reason\":\"before the restart\"}", admin)
                .hasStatus(204);
        revoked.add(other.access());
    }

    /** A token, a session, and a user with all that was issued to them. */
    private void revokeOneOfEach() {
        String admin = boxoffice.login("admin", password, "server").access();
        for (String member : List.of("jti", "session_id", "user_id")) {
            Tokens tokens = member.equals("user_id") ? someoneElse(admin) : boxoffice.login(person, "server");
            String value =
                    switch (member) {
                        case "jti" -> tokens.jti();
                        case "session_id" -> tokens.session();
                        default -> tokens.claim("sub");
                    };
            boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
            String body = Json.object(member, value, "reason", "before the restart");
            boxoffice.post("/api/server/revocations", body, admin).hasStatus(204);
            revoked.add(tokens.access());
        }
    }

    private Tokens someoneElse(String admin) {
        String username = Boxoffice.uniqueName();
        String phrase = "twelve golden curtains";
        String body = Json.object("username", username, "password", phrase, "audiences", List.of("server"));
        boxoffice.post("/api/server/users", body, admin).hasStatus(201);
        return boxoffice.login(username, phrase, "server");
    }

    private static String pathOf(String token) {
        boolean other =
                TokenText.of(token).claimsJson().path("aud").stringValue().equals("other");
        return (other ? Api.OTHER : Api.SERVER).path();
    }

    /** Not by the one that was replaced, which its file still has; and no key is in a log. */
    private void assertNotOpenedByAnotherMasterKey() {
        String other = Outside.masterKey();
        for (String[] wrong : new String[][] {{"", ""}, {other, "c2hvcnQ="}}) {
            Node node = boxoffice.startAgain(MASTER_KEY + "=" + wrong[0], PREVIOUS + "=" + wrong[1]);
            assertThat(BadStart.onlyLine(node))
                    .contains(MASTER_KEY)
                    .doesNotContain(generatedMasterKey(), other, "c2hvcnQ=");
        }
    }

    /** A user, a login and two refreshes, all acknowledged. */
    private void rememberSomeone() {
        String admin = boxoffice.login("admin", password, "server").access();
        person = new Person("", Boxoffice.uniqueName(), "eleven silver balconies");
        String body = Json.object(
                "username", person.username(), "password", person.password(), "audiences", List.of("server"));
        boxoffice.post("/api/server/users", body, admin).hasStatus(201);
        newest = boxoffice.refresh(boxoffice.refresh(boxoffice.login(person, "server")));
    }

    private void assertNothingLost(List<String> kids) {
        assertThat(boxoffice.node().log()).doesNotContain(password);
        boxoffice.get("/api/server/me", newest.access()).hasStatus(200);
        newest = boxoffice.refresh(newest);
        boxoffice.login(person, "server");
        assertThat(signingKids()).isEqualTo(kids);
    }

    private List<String> signingKids() {
        return Stream.of("server", "other")
                .map(audience -> boxoffice.login("admin", password, audience).accessText())
                .map(token -> token.headerJson().path("kid").stringValue())
                .toList();
    }
}
