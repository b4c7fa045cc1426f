package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The key ring is sealed anew under another master key, told in order because each start costs seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MasterKeyST {
    private static final String KEY = "boxoffice.master.key";
    private static final String PREVIOUS = "boxoffice.master.key.previous";

    private final Office office = Office.fresh();
    private final String made = Outside.masterKey();
    private Tokens tokens = office.admin("other");
    private String revoked = "";

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    @Order(1)
    void wrongPreviousKeyThenOneLineWithoutAnyKey() {
        revoked = office.admin("server").access();
        office.get("/api/server/me", revoked).hasStatus(200);
        KeyDesk desk = new KeyDesk(office);
        desk.revoke(desk.signing("server"), "before the restart").hasStatus(204);
        office.stop();
        String wrong = Outside.masterKey();
        String line = BadStart.onlyLine(office.startAgain(KEY + "=" + made, PREVIOUS + "=" + wrong));
        assertThat(line).contains(KEY).doesNotContain(made, wrong);
    }

    @Test
    @Order(2)
    void malformedPreviousKeyThenOneLineWithProperty() {
        String line = BadStart.onlyLine(office.startAgain(KEY + "=" + made, PREVIOUS + "=c2hvcnQ="));
        assertThat(line).contains(PREVIOUS).doesNotContain("c2hvcnQ=");
    }

    @Test
    @Order(3)
    @DisplayName("KY-06, RB-06: nothing is lost, and what was revoked before a restart stays revoked")
    void newAndPreviousKeyThenNothingIsLost() throws IOException {
        String old =
                Files.readString(office.dataDirectory().resolve("master.key")).strip();
        office.startAgain(KEY + "=" + made, PREVIOUS + "=" + old);
        office.ready();
        assertNothingLost();
        assertThat(office.node().log()).doesNotContain(made, old);
    }

    @Test
    @Order(4)
    void previousKeyAloneThenOneLine() {
        office.stop();
        assertThat(BadStart.onlyLine(office.startAgain(KEY + "=", PREVIOUS + "=")))
                .contains(KEY)
                .doesNotContain(made);
    }

    @Test
    @Order(5)
    void newKeyAloneThenNothingIsLost() {
        office.startAgain(KEY + "=" + made);
        office.ready();
        assertNothingLost();
    }

    private void assertNothingLost() {
        office.forgetAdmin();
        office.get("/api/other/user", tokens.access()).hasStatus(200);
        String kid = tokens.kid();
        tokens = office.refresh(tokens);
        assertThat(tokens.kid()).isEqualTo(kid);
        Refusal.assertInvalidToken("revoked", office.get("/api/server/me", revoked));
        office.get("/api/server/me", office.admin("server").access()).hasStatus(200);
    }
}
