package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Hostile traffic of each kind in turn, from one address and from fifty, beside 20 good requests a second.
 * {@code -Dboxoffice.drill.soak=PT3M}: how long, ten minutes by default.
 */
@Tag("drill")
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoakST {
    private static final Duration TIME = Duration.parse(System.getProperty("boxoffice.drill.soak", "PT10M"));
    private static final int A_SECOND = 20;
    private static final int[] ADDRESSES = {1, 50};
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(20);

    /** The most that good traffic may take longer than when it is alone. */
    private static final int TIMES = 3;

    /** On a machine that others use too, what is quicker than this is no measure. */
    private static final Duration LEAST = Duration.ofMillis(60);

    /** Among strangers' logins, 40 a second, a login waits its turn for a hash and is not measured with the rest. */
    private static final Duration LONGEST_LOGIN = Duration.ofSeconds(2);

    /** What the machine does by itself is over when it is measured again; what strangers do is not. */
    private static final int MEASUREMENTS = 3;

    private static final long MIB = 1024 * 1024;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Boxoffice boxoffice =
            Boxoffice.fresh("boxoffice.limit.login.address=300/PT1M", "boxoffice.limit.refresh.address=6000/PT1M");
    private final Traffic traffic = new Traffic(new Direct(boxoffice), A_SECOND);

    @AfterAll
    void close() {
        traffic.close();
        boxoffice.close();
    }

    @Test
    @DisplayName("A116: good requests take three times as long at most, the memory comes back, nothing is started anew")
    void mixedHostilityThenGoodRequestsAreServed() throws IOException {
        List<Person> people = IntStream.range(0, 10)
                .mapToObj(i -> boxoffice.createUser("other"))
                .toList();
        traffic.begin(people, boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server"));
        Boxoffice.pause(WARM);
        Duration quiet = p99("quiet", QUIET, measured -> true);
        Duration bound = (quiet.compareTo(LEAST) < 0 ? LEAST : quiet).multipliedBy(TIMES);
        ProcessHandle server = boxoffice.node().server();
        long memory = usedHeap(server);
        long lines = boxoffice.node().log().lines().count();
        Duration each = TIME.dividedBy((long) HostileKind.values().length * ADDRESSES.length);
        for (HostileKind kind : HostileKind.values()) {
            for (int addresses : ADDRESSES) {
                try (Hostility hostility = Hostility.of(kind, addresses, boxoffice.httpPort())) {
                    Predicate<Exchange> measured = exchange -> kind != HostileKind.LOGINS || !exchange.isLogin();
                    assertQuick(kind + " from " + addresses, each, measured, bound);
                }
            }
        }
        assertThat(traffic.breaches()).isEmpty();
        assertThat(boxoffice.node().server()).isEqualTo(server);
        assertThat(boxoffice.node().isAlive()).isTrue();
        long minutes = TIME.toMinutes() + 1;
        assertThat(boxoffice.node().log().lines().count() - lines)
                .as("lines of the log")
                .isLessThan(400 * minutes);
        Poll.until(
                "the memory is back",
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                () -> usedHeap(server) < memory + 48 * MIB);
    }

    private void assertQuick(String what, Duration time, Predicate<Exchange> measured, Duration bound) {
        Duration p99 = p99(what, time, measured);
        for (int i = 1; i < MEASUREMENTS && p99.compareTo(bound) >= 0; i++) {
            p99 = p99(what + ", again", time, measured);
        }
        assertThat(p99).as(what).isLessThan(bound);
    }

    /** Of the good requests that begin within this time and are measured, while the node is asked whether it lives. */
    private Duration p99(String what, Duration time, Predicate<Exchange> measured) {
        long from = System.nanoTime();
        Duration longest = Duration.ZERO;
        while (System.nanoTime() - from < time.toNanos()) {
            Duration pulse = Pulse.assertLives(boxoffice.httpPort());
            longest = pulse.compareTo(longest) > 0 ? pulse : longest;
            Boxoffice.pause(Duration.ofMillis(500));
        }
        List<Exchange> exchanges = traffic.exchanges(from, System.nanoTime());
        List<Exchange> failures =
                exchanges.stream().filter(exchange -> !exchange.isServed()).toList();
        List<Duration> times = sorted(exchanges, measured);
        List<Duration> logins = sorted(exchanges, Exchange::isLogin);
        Duration longestLogin = logins.isEmpty() ? Duration.ZERO : logins.getLast();
        Duration p99 = times.get(times.size() * 99 / 100);
        System.out.printf(
                "%s: %d good requests, p50 %d ms, p99 %d ms, longest login %d ms, %d failed; lives within %d ms%n",
                what,
                times.size(),
                times.get(times.size() / 2).toMillis(),
                p99.toMillis(),
                longestLogin.toMillis(),
                failures.size(),
                longest.toMillis());
        assertThat(failures).as(what).isEmpty();
        assertThat(longestLogin).as("%s: logins", what).isLessThan(LONGEST_LOGIN);
        return p99;
    }

    private static List<Duration> sorted(List<Exchange> exchanges, Predicate<Exchange> which) {
        return exchanges.stream().filter(which).map(Exchange::took).sorted().toList();
    }

    /** After everything was collected, in bytes. */
    private static long usedHeap(ProcessHandle server) {
        jcmd(server, "GC.run");
        Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
        long kib = 0;
        while (used.find()) {
            kib += Long.parseLong(used.group(1));
        }
        assertThat(kib).isPositive();
        return kib * 1024;
    }

    private static String jcmd(ProcessHandle process, String command) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process jcmd = new ProcessBuilder(program, Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Direct(Boxoffice boxoffice) implements Proxy {
        @Override
        public URI address(String path) {
            return URI.create("http://127.0.0.1:" + boxoffice.httpPort() + path);
        }

        @Override
        public void close() {
            // the server is closed by whoever opened it
        }
    }
}
