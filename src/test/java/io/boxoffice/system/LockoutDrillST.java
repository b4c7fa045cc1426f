package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** RL-02 on two nodes: the count is shared, and a lock outlives them both. */
@ThirdLane
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockoutDrillST {
    private static final int MOST = 10;

    private final Map<String, String> settings = Outside.settings("lockout_drill");
    private final Database database = Outside.database("lockout_drill");
    private final Boxoffice one = Boxoffice.starting(settings);
    private final Boxoffice two = Boxoffice.starting(settings);

    /** Nodes that have just started open their connections one after the other, and say 503 to a crowd: another story. */
    @BeforeAll
    void bothReadyAndWarm() throws Exception {
        one.ready();
        two.ready();
        Person person = one.createUser("server");
        for (int round = 0; round < 3; round++) {
            Together.run(
                    60, i -> () -> (i % 2 == 0 ? one : two).tryLogin(person.username(), person.password(), "server"));
        }
    }

    @AfterAll
    void close() {
        one.close();
        two.close();
    }

    @Test
    @DisplayName("RL-02: 200 guesses at two nodes, exactly 10 are looked at; a node that starts anew knows of it")
    void guessesAtBothNodesThenTenAreLookedAtAndARestartKeepsTheLock() throws Exception {
        Person person = one.createUser("server");
        List<Answer> answers = Together.run(
                200,
                i -> () -> new Guesser(i % 2 == 0 ? one : two, "192.0.2.1")
                        .insist(person.username(), "wrong horse number " + i));
        assertThat(answers).allSatisfy(answer -> answer.isOAuthError(401, "invalid_grant"));
        assertThat(events(person, "authn_login_fail", "the password is wrong")).isEqualTo(MOST);
        assertThat(events(person, "authn_login_fail", "the user is locked")).isEqualTo(200 - MOST);
        assertThat(events(person, "authn_login_lock", "%")).isEqualTo(1);
        two.node().kill();
        two.startAgain();
        two.ready();
        two.tryLogin(person.username(), person.password(), "server").isOAuthError(401, "invalid_grant");
    }

    private long events(Person person, String type, String reason) {
        return database.count("select count(*) from audit_event where type = '" + type + "' and target = '"
                + person.id() + "' and reason like '" + reason + "'");
    }
}
