package io.boxoffice.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedLogTest {
    private final List<String> lines = new ArrayList<>();
    private long now;
    private final CountedLog log = new CountedLog(new Kept(), () -> now);

    @Test
    void manyOfOneKindAndNetworkThenOneLine() {
        for (int i = 0; i < 1000; i++) {
            refuse("expired", "192.0.2.1");
        }
        assertThat(lines).containsExactly("expired from 192.0.2.1");
    }

    @Test
    void anotherKindOrNetworkThenALineOfItsOwn() {
        refuse("expired", "192.0.2.1");
        refuse("expired", "192.0.2.2");
        refuse("forged", "192.0.2.1");
        assertThat(lines).hasSize(3);
    }

    @Test
    void minuteLaterThenHowManyMore() {
        refuse("expired", "192.0.2.1");
        refuse("expired", "192.0.2.1");
        refuse("expired", "192.0.2.1");
        pass(Duration.ofMinutes(1));
        refuse("expired", "192.0.2.1");
        assertThat(lines).containsExactly("expired from 192.0.2.1", "expired: 2 more within 60 s, from 192.0.2.1");
    }

    @Test
    void quietForAMinuteThenAFirstLineAgain() {
        refuse("expired", "192.0.2.1");
        pass(Duration.ofMinutes(1));
        refuse("expired", "192.0.2.1");
        assertThat(lines).containsExactly("expired from 192.0.2.1", "expired from 192.0.2.1");
    }

    @Test
    void moreNetworksThanAreToldApartThenTheLinesHaveABound() {
        for (int i = 0; i < 10_000; i++) {
            refuse("expired", "2001:db8:0:" + Integer.toHexString(i));
        }
        assertThat(lines).hasSize(CountedLog.MOST + 1);
        pass(Duration.ofMinutes(1));
        refuse("expired", "192.0.2.1");
        assertThat(lines).hasSizeLessThan(2 * CountedLog.MOST);
    }

    private void refuse(String kind, String network) {
        log.write(Logger.Level.INFO, kind, network, kind + " from " + network);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private final class Kept implements Logger {
        @Override
        public String getName() {
            return "kept";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String line, @Nullable Throwable thrown) {
            lines.add(line);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
            lines.add(format);
        }
    }
}
