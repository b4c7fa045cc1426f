package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the server's POM and those of sdk/ both say is the same. */
class VersionsTest {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern PROPERTY =
            Pattern.compile("<([a-z.A-Z]+\\.version|project\\.[a-zA-Z.]+)>([^<]+)</\\1>");
    private static final Path SERVER = Path.of("pom.xml");
    private static final Path SDK = Path.of("sdk", "pom.xml");

    @Test
    void pomThenTheVersionOfAll() throws IOException {
        List<Path> modules = Stream.of("client", "resource-server", "testkit", "consumer")
                .map(module -> Path.of("sdk", module, "pom.xml"))
                .toList();
        for (Path module : modules) {
            assertThat(Files.readString(module)).as(module.toString()).contains(">" + version(SERVER) + "<");
        }
        assertThat(version(SDK)).isEqualTo(version(SERVER));
    }

    @Test
    void propertyOfBothThenTheSameValue() throws IOException {
        List<String> server = properties(SERVER);
        List<String> sdk = properties(SDK);
        assertThat(sdk).hasSizeGreaterThan(5);
        assertThat(sdk.stream()
                        .filter(property ->
                                server.stream().anyMatch(other -> name(other).equals(name(property)))))
                .hasSizeGreaterThan(5)
                .isSubsetOf(server);
    }

    private static String version(Path pom) throws IOException {
        return VERSION.matcher(Files.readString(pom))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static List<String> properties(Path pom) throws IOException {
        return PROPERTY.matcher(Files.readString(pom))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String name(String property) {
        return property.substring(0, property.indexOf('>'));
    }
}
