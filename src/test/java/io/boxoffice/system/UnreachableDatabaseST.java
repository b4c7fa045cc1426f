package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A start without a database ends as each that cannot succeed, after a minute. That is waiting only, so it is in no lane. */
@Execution(ExecutionMode.CONCURRENT)
class UnreachableDatabaseST {
    static final Map<String, String> NOBODY_THERE = Map.of(
            "boxoffice.db.url",
            "jdbc:postgresql://127.0.0.1:" + Node.freePort() + "/boxoffice",
            "boxoffice.db.user",
            "boxoffice",
            "boxoffice.db.password",
            "x",
            "boxoffice.master.key",
            Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void nobodyThereThenOneLineWithinAMinute() {
        String line = BadStart.onlyLine(Boxoffice.starting(NOBODY_THERE).node(), Duration.ofSeconds(80));
        assertThat(line).contains("boxoffice.db.url", NOBODY_THERE.get("boxoffice.db.url"));
    }
}
