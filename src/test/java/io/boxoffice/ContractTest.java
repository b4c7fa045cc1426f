package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audit.EventType;
import io.boxoffice.http.QueryParameters;
import io.boxoffice.oauth.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/contract.md beside the code, the OpenAPI document and the README: calls, parameters, settings and error codes. */
class ContractTest {
    private static final String PAGE = read("docs/contract.md");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /** A call in full, and what goes on from the path before it in the same cell: {@code `GET /{id}`}, {@code `DELETE`}. */
    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE)(?: (/\\S*))?");

    private static final Pattern LINE = Pattern.compile("(?m)^(?:\\| ([^|]+) \\|.*|.*)$");

    /** Answered by a servlet or by the container, so neither JAX-RS nor the OpenAPI document has them. */
    private static final Set<String> BESIDE_JAX_RS =
            Set.of("GET /health/live", "GET /health/ready", "GET /health/started", "GET /openapi");

    private static final Pattern SETTING = Pattern.compile("boxoffice(?:\\.[a-z]+)+");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^\\| `(boxoffice\\.[a-z.]+)` \\| `([^`]+)` \\|$");

    /** The words that OAuth and its relatives have for errors; one that the code does not know is a promise that it breaks. */
    private static final Pattern ERROR = Pattern.compile(
            "invalid_\\w+|insufficient_\\w+|\\w+_denied|\\w+_down|\\w+_unavailable|server_error|unsupported_\\w+|unauthorized_\\w+|"
                    + "expired_token|authorization_pending|\\w+_required|\\w+_not_supported|unmet_\\w+");

    /** RFC 6750 3.1: a code of a challenge and of no body. */
    private static final Pattern CHALLENGE = Pattern.compile("error=\"(\\w+)\"");

    @Test
    void callThenInTheCodeAndInTheOpenApiDocument() {
        Set<String> told = calls();
        assertThat(told).containsAll(BESIDE_JAX_RS);
        told.removeAll(BESIDE_JAX_RS);

        assertThat(told).hasSizeGreaterThan(40).isEqualTo(OpenApiTest.METHODS.keySet());
        assertThat(told).isEqualTo(OpenApiTest.operations());
    }

    @Test
    void parameterOfAQueryThenNamed() {
        assertThat(OpenApiTest.METHODS.values())
                .flatExtracting(QueryParameters::of)
                .contains("limit", "prefix")
                .allSatisfy(name -> assertThat(PAGE).contains(name + "="));
    }

    @Test
    void settingThenInTheReadmeWithTheSameDefault() throws IOException {
        Map<String, String> readme = SettingsTableTest.table();
        assertThat(SETTING.matcher(PAGE).results().map(MatchResult::group))
                .hasSizeGreaterThan(20)
                .isSubsetOf(readme.keySet());

        Map<String, String> defaults = new TreeMap<>();
        DEFAULT.matcher(PAGE).results().forEach(row -> defaults.put(row.group(1), row.group(2)));
        assertThat(defaults).hasSizeGreaterThan(15);
        defaults.forEach((name, value) -> assertThat(value).as(name).isEqualTo(readme.get(name)));
    }

    @Test
    void errorCodeThenThatOfTheCodeAndNoneMissing() {
        assertThat(codes(ERROR))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::wire).toList());
    }

    @Test
    void typeOfAnEventThenOneOfTheAudit() {
        assertThat(codes(Pattern.compile("auth[nz]_\\w+")))
                .hasSizeGreaterThan(5)
                .isSubsetOf(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList());
    }

    @Test
    void challengeThenOneOfTheGuard() {
        String challenges = read("src/main/java/io/boxoffice/guard/Challenge.java");
        assertThat(CHALLENGE.matcher(PAGE).results().map(found -> found.group(1)))
                .hasSize(4)
                .allSatisfy(code -> assertThat(challenges).contains("error=\\\"" + code + "\\\""));
    }

    private static Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        for (MatchResult line : LINE.matcher(PAGE).results().toList()) {
            String place = line.group(1) == null ? line.group() : line.group(1);
            String base = "";
            for (MatchResult code : CODE.matcher(place).results().toList()) {
                Matcher call = CALL.matcher(code.group(1));
                if (call.matches()) {
                    String path = Objects.requireNonNullElse(call.group(2), "");
                    boolean goesOn = path.isEmpty() || path.startsWith("/{");
                    base = goesOn ? base : path;
                    if (!base.isEmpty()) {
                        calls.add(call.group(1) + " " + (goesOn ? base + path : path));
                    }
                }
            }
        }
        return calls;
    }

    /** What stands as code on the page and is of this kind as a whole. */
    private static Set<String> codes(Pattern kind) {
        return CODE.matcher(PAGE)
                .results()
                .map(code -> code.group(1))
                .filter(kind.asMatchPredicate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
