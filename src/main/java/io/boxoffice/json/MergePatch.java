package io.boxoffice.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396 2: a member that is {@code null} goes, an object is merged, anything else replaces what was there. */
final class MergePatch {
    private MergePatch() {}

    /** Changes the target. */
    static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> merge(target, member.getKey(), member.getValue()));
        return target;
    }

    private static void merge(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else if (value instanceof ObjectNode inner) {
            target.set(name, merge(objectIn(target, name), inner));
        } else {
            target.set(name, value);
        }
    }

    private static ObjectNode objectIn(ObjectNode target, String name) {
        return target.get(name) instanceof ObjectNode present ? present : JsonNodeFactory.instance.objectNode();
    }
}
