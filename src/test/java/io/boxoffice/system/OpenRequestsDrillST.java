package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Authorization requests from one address, as fast as it can, that nobody goes on with. */
@ThirdLane
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenRequestsDrillST {
    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 16;
    private static final int A_MINUTE = 300; // boxoffice.limit.login.address

    private final Boxoffice boxoffice = Boxoffice.fresh(
            "boxoffice.http.proxies=127.0.0.1/32,::1/128", "boxoffice.limit.login.address=" + A_MINUTE + "/PT1M");

    @AfterAll
    void close() {
        boxoffice.close();
    }

    @Test
    @DisplayName("RL-07, RL-08, OA-13: the limit holds, rows are few, others sign in meanwhile, and the rows go again")
    void tenThousandOpenRequestsThenFewRowsAndOthersSignIn() throws Exception {
        OAuthClient client = CodeFlow.webClient(boxoffice);
        Person person = CodeFlow.orderer(boxoffice);
        Guesser busy = Guesser.ofNowhere(boxoffice);
        Instant begun = Instant.now();

        List<List<Answer>> answers = Together.run(
                AT_ONCE + 1,
                i -> () -> i == AT_ONCE ? signsIn(client, person) : asks(busy, client, REQUESTS / AT_ONCE));

        Duration taken = Duration.between(begun, Instant.now());
        List<Answer> flood =
                answers.subList(0, AT_ONCE).stream().flatMap(List::stream).toList();
        long stored = flood.stream().filter(answer -> answer.status() == 303).count();
        System.out.printf("%d requests in %d s: %d stored%n", REQUESTS, taken.toSeconds(), stored);
        assertThat(flood).extracting(Answer::status).containsOnly(303, 429);
        assertThat(flood)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> answer.header("Retry-After"));
        assertThat(stored).isBetween(1L, A_MINUTE + A_MINUTE * (taken.toSeconds() + 1) / 60 + 1);
        assertThat(rows()).isEqualTo(stored + answers.getLast().size());
        assertPurged();
    }

    private List<Answer> asks(Guesser busy, OAuthClient client, int times) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(boxoffice.send(
                    boxoffice.request(CodeFlow.of(client).path()).header("X-Forwarded-For", busy.address())));
        }
        return answers;
    }

    /** Somebody at another address, again and again. */
    private List<Answer> signsIn(OAuthClient client, Person person) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CodeFlow flow = CodeFlow.of(client, "prompt", "consent");
            Answer back = flow.agreed(new WebBrowser(boxoffice), person);
            flow.redeem(back).hasStatus(200);
            answers.add(back);
            Boxoffice.pause(Duration.ofSeconds(1));
        }
        return answers;
    }

    private long rows() {
        return boxoffice.database().count("select count(*) from authorization_request");
    }

    /** What is over since an hour goes; the first look is soon after a start. */
    private void assertPurged() {
        boxoffice.database().run("update authorization_request set expires_at = now() - interval '2 hours'");
        boxoffice.node().stop();
        boxoffice.reopen();
        Poll.until("purged", Duration.ofMinutes(11), () -> rows() == 0);
    }
}
