package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.HashPool;
import io.boxoffice.admin.ImportPlace;
import io.boxoffice.json.BodyReader;
import io.boxoffice.json.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The threads of {@code server.xml}, and who may hold how many of them for long. */
class ThreadsTest {
    private static final int ALWAYS_FREE = 10;

    @Test
    @DisplayName("A116: what needs neither a hash nor a slow body always finds a thread")
    void hashesAndSlowBodiesAtTheirMostThenThreadsAreFree() throws IOException {
        Matcher threads =
                Pattern.compile("coreThreads=\"(\\d+)\"").matcher(Files.readString(Path.of("liberty/server.xml")));
        assertThat(threads.find()).isTrue();
        assertThat(Workers.MOST - HashPool.PLACES - ImportPlace.PLACES)
                .isGreaterThanOrEqualTo(20); // as many as there are connections
        assertThat(Integer.parseInt(threads.group(1)) - Workers.MOST - BodyReader.THREADS)
                .isGreaterThanOrEqualTo(ALWAYS_FREE);
    }
}
