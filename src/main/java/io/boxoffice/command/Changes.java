package io.boxoffice.command;

import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as people read it, like a diff, or as the server told it. */
record Changes(ObjectNode plan) {
    private static final Map<String, String> SIGNS = Map.of("add", "+", "change", "~", "remove", "-");

    /** Whether all is as the document says. */
    boolean isNone() {
        return plan.path("changes").isEmpty() && plan.path("unnamed").isEmpty();
    }

    String id() {
        return plan.path("plan").asString();
    }

    /** The line that names the plan. */
    String told() {
        return "Plan " + id();
    }

    /**
     * Writes them.
     *
     * @param end the last line, if there is something to tell
     */
    void print(PrintWriter out, boolean inJson, String end) {
        if (inJson) {
            out.println(plan);
        } else {
            plan.path("changes").forEach(change -> print(out, change));
            plan.path("unnamed")
                    .forEach(name -> out.println("! audience " + name.asString() + " is not in the document"));
            out.println(isNone() ? "All is as the document says." : end);
        }
        out.flush();
    }

    private static void print(PrintWriter out, JsonNode change) {
        String action = change.path("action").asString();
        out.println(SIGNS.getOrDefault(action, "?") + " " + change.path("kind").asString() + " "
                + change.path("name").asString());
        change.path("members").forEach(member -> out.println("    " + member(member)));
    }

    private static String member(JsonNode member) {
        String name = member.path("name").asString();
        JsonNode before = member.path("before");
        JsonNode after = member.path("after");
        if (before.isNull()) {
            return "+ " + name + ": " + after;
        }
        return after.isNull() ? "- " + name + ": " + before : "~ " + name + ": " + before + " -> " + after;
    }
}
