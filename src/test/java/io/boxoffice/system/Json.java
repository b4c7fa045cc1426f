package io.boxoffice.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the tests write and read it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** The text of an object, from names and values in turn. A value may be a list, a map, a text, a number, a flag. */
    static String object(Object... namesAndValues) {
        return MAPPER.writeValueAsString(map(namesAndValues));
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode parseObject(String text) {
        return (ObjectNode) parse(text);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
