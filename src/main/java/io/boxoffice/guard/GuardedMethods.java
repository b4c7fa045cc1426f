package io.boxoffice.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The methods that JAX-RS serves, with their paths, as it tells of them at the start: for whoever must know which one a request would reach
 * without making it. As many as the code has.
 */
@ApplicationScoped
public class GuardedMethods {
    /** {@code {name}} or {@code {name: regex}} (Jakarta RESTful Web Services 3.4). */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::([^{}]*(?:\\{[^{}]*}[^{}]*)*))?}");

    /** One of them. */
    record Served(Class<?> resource, Method method, Pattern path, int literals) {}

    private final List<Served> served = new CopyOnWriteArrayList<>();

    /** Notes a method, once for each time that JAX-RS tells of it. */
    public void add(Class<?> resource, Method method) {
        String template = Declaration.path(resource) + sub(method);
        int literals = VARIABLE.matcher(template).replaceAll("").length();
        served.add(new Served(resource, method, pattern(template), literals));
    }

    /** The method that a request would reach; nothing where there is none. Of two it is the one whose path has more letters (3.7.2). */
    Optional<Served> find(String verb, String path) {
        String asked = verb.equals(HttpMethod.HEAD) ? HttpMethod.GET : verb;
        return served.stream()
                .filter(one -> one.path().matcher(path).matches() && isCalledBy(one.method(), asked))
                .max(Comparator.comparingInt(Served::literals));
    }

    /** Whether something is served under a path, by whatever method. */
    boolean serves(String path) {
        return served.stream().anyMatch(one -> one.path().matcher(path).matches());
    }

    private static boolean isCalledBy(Method method, String verb) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                .anyMatch(http -> http.value().equals(verb));
    }

    private static String sub(Method method) {
        Path path = method.getAnnotation(Path.class);
        String own = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        return own.isEmpty() ? "" : "/" + own;
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        int end = 0;
        for (MatchResult variable : VARIABLE.matcher(template).results().toList()) {
            regex.append(Pattern.quote(template.substring(end, variable.start())))
                    .append(
                            variable.group(1) == null
                                    ? "[^/]+"
                                    : "(?:" + variable.group(1).strip() + ")");
            end = variable.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(end)) + "/?");
    }
}
