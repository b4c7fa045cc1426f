package io.boxoffice.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of the query that a resource method reads: its own, and those of the fields of its beans. */
public final class QueryParameters {
    private QueryParameters() {}

    /** Their names, in the order of the alphabet. */
    public static Set<String> of(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(QueryParameters::elements)
                .map(element -> element.getAnnotation(QueryParam.class))
                .flatMap(parameter -> Optional.ofNullable(parameter).stream())
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<? extends AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }
}
