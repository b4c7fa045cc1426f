package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A flood of refused requests leaves the log to whoever has to read it. */
class RefusalLinesST {
    private static final int STRIKES = 4;

    /** Of some hundred requests each time; a few lines of each kind, and what else the server has to say meanwhile. */
    private static final int LINES = 60;

    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("hundreds of refused requests of many kinds: a few lines, the server's own included")
    void manyRefusedRequestsThenAFewLines() throws IOException {
        long before = lines();
        for (int i = 0; i < STRIKES; i++) {
            for (HostileKind kind : List.of(HostileKind.REFUSED, HostileKind.FORWARDED, HostileKind.PATHS)) {
                try (Strangers strangers = Strangers.fromOneAddress(boxoffice.httpPort())) {
                    kind.strike(strangers);
                    strangers.answers(Duration.ofSeconds(20));
                }
            }
            garbage();
        }
        Boxoffice.pause(Duration.ofSeconds(1)); // the log is written behind the requests
        assertThat(lines() - before).isLessThan(LINES);
    }

    /** What is no request at all. */
    private void garbage() {
        try (Strangers strangers = Strangers.fromOneAddress(boxoffice.httpPort())) {
            for (String text : List.of(
                    "\r\n\r\n",
                    "GET\r\n\r\n",
                    "GET / HTTP/9.9\r\n\r\n",
                    "\u0016\u0003\u0001\u0000",
                    "GET / HTTP/1.1\r\nX y: z\r\n\r\n",
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
                strangers.send(8, text);
            }
            Boxoffice.pause(Duration.ofMillis(500));
        }
    }

    private long lines() throws IOException {
        return Files.readAllLines(messages()).size();
    }

    private Path messages() {
        return boxoffice.dataDirectory().resolve(Path.of("liberty", "boxoffice", "logs", "messages.log"));
    }
}
