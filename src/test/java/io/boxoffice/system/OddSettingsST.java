package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What an operator may write and a machine may speak: passwords that look like expressions, on a machine that speaks Turkish
 * and knows no letters but those of ASCII. And what is left on the disk of them, and the way back when one is lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SecondLane
class OddSettingsST {
    private static final String ODD = " $$ ${boxoffice.mode} $(id) \\ 'a' \"b\" \u043fa\u00e4\u20ac ";
    private static final String RUNTIME_PASSWORD = "r" + ODD;
    private static final String OWNER_PASSWORD = "o" + ODD;
    private static final String ADMIN_PASSWORD = "a" + ODD;
    private static final String NEW_PASSWORD = "n" + ODD;
    private static final String RECOVERY = "select count(*) from audit_event where reason like 'recovered by%'";

    private final Map<String, String> settings = settings();
    private final Database database = Outside.database("odd");
    private final Boxoffice boxoffice = Boxoffice.starting(settings).ready();

    @AfterAll
    void close() {
        boxoffice.close();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Outside.settings("odd"));
        Database database = Outside.database("odd");
        role(database, "odd_owner", OWNER_PASSWORD);
        role(database, "odd", RUNTIME_PASSWORD);
        database.run("alter database odd owner to odd_owner; grant connect on database odd to odd");
        String url = settings.get("boxoffice.db.url");
        settings.keySet().removeIf(name -> name.startsWith("boxoffice.db.") || name.equals("boxoffice.admin.password"));
        settings.putAll(Map.of(
                "BOXOFFICE_DB_URL",
                url,
                "BOXOFFICE_DB_USER",
                "odd",
                "BOXOFFICE_DB_PASSWORD",
                RUNTIME_PASSWORD,
                "BOXOFFICE_DB_OWNER_USER",
                "odd_owner",
                "BOXOFFICE_DB_OWNER_PASSWORD",
                OWNER_PASSWORD,
                "BOXOFFICE_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "LC_ALL",
                "C",
                "JDK_JAVA_OPTIONS",
                "-Duser.language=tr -Duser.country=TR -Dfile.encoding=COMPAT"));
        return settings;
    }

    private static void role(Database database, String name, String password) {
        database.run("create role " + name + " login password $pw$" + password + "$pw$");
    }

    @Test
    @Order(1)
    @DisplayName("every reader takes a value as it is: the pools, the one that listens, the first administrator")
    void passwordsThatLookLikeExpressionsInAnotherLanguageThenOpen() {
        boxoffice.login("admin", ADMIN_PASSWORD, "server");
        assertThat(database.count("select count(*) from pg_stat_activity"
                        + " where usename = 'odd' and application_name = 'boxoffice-changes'"))
                .isOne();
        boxoffice.tryLogin("admin", ADMIN_PASSWORD.strip(), "server").isOAuthError(401, "invalid_grant");
    }

    @Test
    @Order(2)
    @DisplayName("no password of the database or of a user is in what Liberty writes, and nobody else may read that")
    void runningThenNoSecretOnItsDisk() throws IOException {
        Path output = boxoffice.dataDirectory().resolve("liberty/boxoffice");
        List<Path> files = files(output.resolve("workarea"), output.resolve("logs"));
        assertThat(files).hasSizeGreaterThan(20).allSatisfy(file -> {
            assertThat(Files.getPosixFilePermissions(file))
                    .as("%s", file)
                    .isSubsetOf(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE);
            assertThat(content(file))
                    .as("%s", file)
                    .doesNotContain(octets(RUNTIME_PASSWORD), octets(OWNER_PASSWORD), octets(ADMIN_PASSWORD));
        });
    }

    @Test
    @Order(3)
    @DisplayName(
            "the only administrator is locked out, without their second factor: who owns the database and the master key names them for one start")
    void recoveredThenTheOnlyAdministratorIsBackAndTheAuditSaysSo() {
        Tokens before = boxoffice.login("admin", ADMIN_PASSWORD, "other");
        Authenticator.enrol(boxoffice, boxoffice.login("admin", ADMIN_PASSWORD, "server"));
        database.run("update account set enabled = false, roles = 'user', locked_until = now() + interval '1 day';"
                + "delete from account_audience where audience = 'server'");
        boxoffice.stop();
        boxoffice.startAgain("boxoffice.admin.recovery=ADMIN", "BOXOFFICE_ADMIN_PASSWORD=" + NEW_PASSWORD);
        boxoffice.ready();

        Tokens after = boxoffice.login("admin", NEW_PASSWORD, "server");
        boxoffice.get("/api/server/users", after.access()).hasStatus(200);
        boxoffice.tryLogin("admin", ADMIN_PASSWORD, "server").isOAuthError(401, "invalid_grant");
        boxoffice.tryRefresh(before.refresh()).isOAuthError(400, "invalid_grant");
        assertThat(database.count(RECOVERY + " and actor = 'system'")).isOne();
        assertThat(boxoffice.node().log())
                .contains("ake boxoffice.admin.recovery away")
                .doesNotContain(NEW_PASSWORD);
    }

    @Test
    @Order(4)
    void recoveredByAnotherNodeTooThenNothingMoreHappens() {
        Tokens session = boxoffice.login("admin", NEW_PASSWORD, "server");
        Map<String, String> same = new HashMap<>(settings);
        same.put("boxoffice.admin.recovery", "admin");
        same.put("BOXOFFICE_ADMIN_PASSWORD", NEW_PASSWORD);
        try (Boxoffice second = Boxoffice.starting(same).ready()) {
            assertThat(second.refresh(session).session()).isEqualTo(session.session());
            assertThat(database.count(RECOVERY)).isOne();
        }
    }

    private static List<Path> files(Path... roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    /** Each octet as a character. */
    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String octets(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
