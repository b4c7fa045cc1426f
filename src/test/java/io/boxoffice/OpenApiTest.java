package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.http.QueryParameters;
import io.boxoffice.json.Body;
import io.boxoffice.json.Lines;
import io.boxoffice.json.LongBody;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Open;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi.yaml} beside the resources: each of their methods stands there, with examples, and nothing else does. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = read();
    static final Map<String, Method> METHODS = methods();
    private static final Set<Class<?>> BODIES = Set.of(Body.class, LongBody.class, Parameters.class, Lines.class);

    @Test
    void documentThenEveryMethodOfTheResourcesAndNoOther() {
        assertThat(operations()).hasSizeGreaterThan(40).isEqualTo(METHODS.keySet());
    }

    @Test
    void operationIdsThenAllDifferent() {
        assertThat(names().map(OpenApiTest::operation).map(operation -> operation.path("operationId")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void operationThenASentenceAndGoodAnswersWithExamplesOrTheWayOn(String name) {
        assertThat(operation(name).path("summary").stringValue()).isNotBlank();
        List<JsonNode> good = operation(name).path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .toList();
        if (good.isEmpty()) {
            assertThat(operation(name).path("responses").propertyNames())
                    .as("leads elsewhere")
                    .contains("303");
        } else {
            good.forEach(answer -> assertExamples(answer.path("content")));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void operationWithABodyThenItsTypesAndExamples(String name) {
        JsonNode content = operation(name).path("requestBody").path("content");
        Method method = method(name);
        List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
        boolean takesBody = parameters.stream().anyMatch(BODIES::contains);
        assertThat(content.propertyNames())
                .containsExactlyInAnyOrderElementsOf(takesBody ? contentTypes(method) : List.of());
        assertExamples(content);
        if (takesBody) {
            assertThat(operation(name).path("responses").propertyNames()).contains("400", "413", "415");
        }
    }

    /** Where a form may be absent, the method does not ask for its type. */
    private static List<String> contentTypes(Method method) {
        return Optional.ofNullable(method.getAnnotation(Consumes.class))
                .map(consumes -> List.of(consumes.value()))
                .orElse(List.of(MediaType.APPLICATION_FORM_URLENCODED));
    }

    @ParameterizedTest
    @MethodSource("names")
    void operationThenTheParametersOfItsQueryAndNoOther(String name) {
        Set<String> told = new TreeSet<>();
        for (JsonNode parameter : operation(name).path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").stringValue().equals("query")) {
                told.add(resolved.path("name").stringValue());
            }
        }
        assertThat(told).isEqualTo(QueryParameters.of(method(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void operationThenItsRefusals(String name) {
        Method method = method(name);
        boolean open = method.getDeclaringClass().isAnnotationPresent(Open.class);
        assertThat(operation(name).has("security")).as("asks for no token").isEqualTo(open);
        if (!open) {
            assertThat(operation(name).path("responses").propertyNames())
                    .contains("401", "503")
                    .as("may be refused for a role, a scope or a tenant")
                    .matches(told -> told.contains("403") != isForAll(method));
        }
    }

    private static boolean isForAll(Method method) {
        Policy policy = method.getAnnotation(Policy.class);
        return policy != null && policy.value() == Rule.ANY;
    }

    @Test
    void refusalsThenEachWithAnExample() {
        List<JsonNode> withBody = DOCUMENT.path("components")
                .path("responses")
                .valueStream()
                .filter(answer -> answer.has("content"))
                .toList();
        assertThat(withBody)
                .hasSizeGreaterThan(20)
                .allSatisfy(answer -> assertThat(answer.path("content")).isNotEmpty())
                .allSatisfy(answer -> assertExamples(answer.path("content")));
    }

    private static void assertExamples(JsonNode content) {
        for (JsonNode type : content) {
            List<JsonNode> examples = type.has("example")
                    ? List.of(type.path("example"))
                    : type.path("examples")
                            .valueStream()
                            .map(named -> named.path("value"))
                            .toList();
            assertThat(examples).isNotEmpty();
            examples.stream().filter(JsonNode::isObject).forEach(example -> assertFits(example, type.path("schema")));
        }
    }

    /** No member that the schema does not know, and none missing that it requires. */
    private static void assertFits(JsonNode example, JsonNode schema) {
        Map<String, JsonNode> known = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        collect(schema, known, required);
        assertThat(known.keySet()).containsAll(example.propertyNames());
        assertThat(example.propertyNames()).containsAll(required);
        JsonNode items = resolved(schema).path("properties").path("items").path("items");
        example.path("items").forEach(item -> assertFits(item, items));
    }

    private static void collect(JsonNode schema, Map<String, JsonNode> known, Set<String> required) {
        JsonNode resolved = resolved(schema);
        resolved.path("allOf").forEach(part -> collect(part, known, required));
        resolved.path("properties").properties().forEach(member -> known.put(member.getKey(), member.getValue()));
        resolved.path("required").forEach(name -> required.add(name.stringValue()));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    /** Such as {@code GET /metrics}. */
    static Set<String> operations() {
        Set<String> told = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(verb -> told.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return told;
    }

    private static Method method(String name) {
        return Optional.ofNullable(METHODS.get(name)).orElseThrow();
    }

    static Stream<String> names() {
        return METHODS.keySet().stream();
    }

    private static JsonNode operation(String name) {
        int space = name.indexOf(' ');
        return DOCUMENT.path("paths")
                .path(name.substring(space + 1))
                .path(name.substring(0, space).toLowerCase(Locale.ROOT));
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (JavaClass found : new ClassFileImporter()
                .importUrl(BoxofficeApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation())) {
            if (found.isAnnotatedWith(Path.class)) {
                Class<?> resource = found.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> methods.put(verb + " " + path(resource) + path(method), method));
                }
            }
        }
        return methods;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value().replaceAll("\\{(\\w+): [^}]*}", "{$1}"); // without its expression
    }

    private static JsonNode read() {
        try (InputStream document = BoxofficeApplication.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
