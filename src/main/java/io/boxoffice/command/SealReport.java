package io.boxoffice.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found of the seals, and of those that were noted elsewhere: gathered part by part, then told in words or in JSON. */
final class SealReport {
    private final long from;
    private final Map<Long, String> awaited;
    private final int noted;
    private final ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    private long seals;
    private long events;
    private JsonNode newest = JsonNodeFactory.instance.nullNode();
    private JsonNode unsealed = JsonNodeFactory.instance.nullNode();

    /**
     * Nothing is looked at yet.
     *
     * @param from the number of the first seal that will be
     */
    SealReport(long from, NotedSeals elsewhere) {
        this.from = from;
        this.awaited = new TreeMap<>(elsewhere.from(from));
        this.noted = awaited.size();
    }

    /** Adds a part of the seals as the server told it. */
    void add(ObjectNode part) {
        part.path("seals").forEach(this::add);
        if (part.path("unsealed").isObject()) {
            unsealed = part.path("unsealed");
            awaited.keySet().forEach(number -> find(number, "it was noted elsewhere, and is not there"));
        }
    }

    private void add(JsonNode seal) {
        seals++;
        events += seal.path("events").asLong();
        newest = seal;
        long number = seal.path("number").asLong();
        if (seal.path("finding").isString()) {
            find(number, seal.path("finding").asString());
        }
        String elsewhere = awaited.remove(number);
        if (elsewhere != null && !elsewhere.equals(seal.path("digest").asString())) {
            find(number, "it is not the one that was noted elsewhere");
        }
    }

    private void find(long number, String finding) {
        findings.addObject().put("seal", number).put("finding", finding);
    }

    /** Whether all is as it was sealed, and as it was noted. */
    boolean isGood() {
        return findings.isEmpty();
    }

    void print(PrintWriter out, boolean inJson) {
        if (inJson) {
            out.println(json());
        } else {
            findings.forEach(found -> out.println("Seal " + found.path("seal").asLong() + ": "
                    + found.path("finding").asString()));
            out.println(isGood() ? "All is as it was sealed." : "Not all is as it was sealed.");
            out.println(seals + " seals from " + from + " on, over " + events + " events; " + noted
                    + " were noted elsewhere.");
            newest.optional("digest")
                    .ifPresent(digest -> out.println(
                            "The newest is seal " + newest.path("number").asLong() + ": " + digest.asString()));
            out.println("Not sealed yet: " + waiting());
        }
        out.flush();
    }

    private String waiting() {
        String count = unsealed.path("events").asLong() + " events";
        return unsealed.path("since").isString()
                ? count + " since " + unsealed.path("since").asString()
                : count;
    }

    private ObjectNode json() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("from", from).put("seals", seals).put("events", events).put("noted", noted);
        told.set("findings", findings);
        told.set("newest", newest);
        told.set("unsealed", unsealed);
        return told;
    }
}
