package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** ER-01, ER-02: a refused login tells nothing, neither by its bytes nor by its time: alone, or the other lanes are in the time. */
@Isolated
class OracleST {
    private static final int SAMPLES = Integer.getInteger("boxoffice.drill.samples", 400);

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Map<String, Supplier<Answer>> refusals = new LinkedHashMap<>();
    private final Map<String, List<Long>> times = new LinkedHashMap<>();
    private String guessed = "";

    @BeforeEach
    void oneOfEachKind() {
        Person wrong = boxoffice.createUser("server");
        Person locked = boxoffice.createUser("server");
        Person disabled = boxoffice.hireWith(Json.map("audiences", List.of("server"), "enabled", false));
        for (int i = 0; i < 10; i++) {
            login(locked.username(), "wrong horse").hasStatus(401);
        }
        guessed = "'" + wrong.id() + "', '" + disabled.id() + "'";
        refusals.put("unknown", () -> login(Boxoffice.uniqueName(), wrong.password()));
        refusals.put("wrong", () -> login(wrong.username(), "wrong horse"));
        refusals.put("locked", () -> login(locked.username(), "wrong horse"));
        refusals.put("locked, but right", () -> login(locked.username(), locked.password()));
        refusals.put("disabled", () -> login(disabled.username(), disabled.password()));
    }

    @Test
    @DisplayName("A072: unknown, wrong, locked, disabled: the same bytes, correlation id aside")
    void refusedForAnyReasonThenTheSameBytes() {
        Answer first = refusals.values().iterator().next().get();
        first.isOAuthError(401, "invalid_grant");
        refusals.forEach((kind, login) -> {
            Answer answer = login.get();
            assertThat(answer.body()).as(kind).isEqualTo(first.body());
            assertThat(comparable(answer)).as(kind).isEqualTo(comparable(first));
        });
    }

    private static Map<String, List<String>> comparable(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        assertThat(headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-Correlation-Id")))
                .isTrue();
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Date"));
        return headers;
    }

    /** Other work on the machine blurs few samples, so more are taken where they differ; a hash left out stays to be seen. */
    @Test
    @DisplayName("ER-02, in short: 10 to 60 interleaved samples of each kind, medians within 25 %")
    void refusedForAnyReasonThenAboutTheSameTime() {
        take(10);
        while (spread() > 0.25 && samples() < 60) {
            take(10);
        }
        assertThat(spread()).as("%s", medians()).isLessThanOrEqualTo(0.25);
    }

    @Test
    @Tag("drill")
    @DisplayName("ER-02: 400 interleaved samples of each kind, medians within 5 %")
    void refusedForAnyReasonThenTheSameTime() {
        take(SAMPLES);
        System.out.printf("%d samples of each, medians in microseconds: %s%n", samples(), medians());
        assertThat(spread()).as("%s", medians()).isLessThanOrEqualTo(0.05);
    }

    private void take(int samples) {
        List<Map.Entry<String, Supplier<Answer>>> kinds = new ArrayList<>(refusals.entrySet());
        for (int round = -2; round < samples; round++) { // the first two are to warm up
            boxoffice.database().run("update login_tally set tries = 0 where account_id in (" + guessed + ")");
            kinds.add(kinds.removeFirst()); // each has each place in turn, so that none always follows the same other
            for (Map.Entry<String, Supplier<Answer>> kind : kinds) {
                long time = time(kind.getValue());
                if (round >= 0) {
                    times.computeIfAbsent(kind.getKey(), none -> new ArrayList<>())
                            .add(time);
                }
            }
        }
    }

    private int samples() {
        return times.values().iterator().next().size();
    }

    private Map<String, Long> medians() {
        Map<String, Long> medians = new TreeMap<>();
        times.forEach((kind, all) -> medians.put(
                kind, all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow()));
        return medians;
    }

    /** By how much the slowest kind is slower than the quickest. */
    private double spread() {
        LongSummaryStatistics all =
                medians().values().stream().mapToLong(Long::longValue).summaryStatistics();
        return (double) all.getMax() / all.getMin() - 1;
    }

    private static long time(Supplier<Answer> login) {
        long begun = System.nanoTime();
        Answer answer = login.get();
        long micros = (System.nanoTime() - begun) / 1000;
        answer.isOAuthError(401, "invalid_grant");
        return micros;
    }

    private Answer login(String username, String password) {
        return boxoffice.tryLogin(username, password, "server");
    }
}
