package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What strangers can make the heap hold fits into it: the arithmetic of docs/decisions/0047, with the numbers that are shipped. */
class MemoryBoundTest {
    private static final long MIB = 1024 * 1024;

    /** A head of many large fields takes so much more of the heap than it has bytes: measured, and a little more. */
    private static final double PLAIN = 1.35;

    private static final double TLS = 2.7;

    /** What lives in a node under load, in bytes. */
    private static final long OWN = 100 * MIB;

    @Test
    @DisplayName("A116: all connections of both ports, each with the largest head that is not refused yet")
    void allConnectionsWithTheLargestHeadsThenTheHeapHoldsThem() throws IOException {
        String server = Files.readString(Path.of("liberty/server.xml"));
        String jvm = Files.readString(Path.of("liberty/jvm.options"));
        long head = number(server, "limitNumHeaders=\"(\\d+)\"") * number(server, "limitFieldSize=\"(\\d+)\"");
        long heads = (long) (number(server, "maxOpenConnections=\"(\\d+)\"") * head * (PLAIN + TLS));
        long old = (number(jvm, "-Xmx(\\d+)m") - number(jvm, "-XX:MaxNewSize=(\\d+)m")) * MIB;
        assertThat(heads + OWN).isLessThan(old);
        assertThat(heads + OWN).as("and not far below it").isGreaterThan(old / 2);
    }

    @Test
    void heapThatIsTooSmallAllTheSameThenTheProcessEnds() throws IOException {
        assertThat(Files.readAllLines(Path.of("liberty/jvm.options"))).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    @DisplayName("balancers keep idle connections for 60 s: it is they who end them")
    void idleConnectionThenKeptLongerThanBalancersDo() throws IOException {
        assertThat(number(Files.readString(Path.of("liberty/server.xml")), "persistTimeout=\"(\\d+)s\""))
                .isGreaterThanOrEqualTo(75);
    }

    private static long number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Long.parseLong(found.group(1));
    }
}
