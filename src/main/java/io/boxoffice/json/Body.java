package io.boxoffice.json;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object that a request carries, whole and strict (see {@link StrictJson}). A member that is absent and one that is
 * {@code null} are told apart: {@link #text} refuses both, {@link #optionalText} takes an absent or {@code null} one as
 * nothing. Every refusal is a {@link BodyRefused} that names the member.
 */
public final class Body {
    /** The content type of a merge patch (RFC 7396 4). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final ObjectNode object;

    public Body(ObjectNode object) {
        this.object = object;
    }

    /** Refuses any member but these. */
    public Body only(String... members) {
        Set<String> known = Set.of(members);
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw BodyRefused.malformed("The body has a member that this endpoint does not take.");
            }
        }
        return this;
    }

    /** The same without a member. */
    public Body without(String member) {
        return new Body(object.deepCopy().without(member));
    }

    public boolean has(String member) {
        return object.has(member);
    }

    /** A text that must be there; it may be empty. */
    public String text(String member) {
        return asText(member, required(member));
    }

    /** A text, or nothing when the member is absent or {@code null}. */
    public Optional<String> optionalText(String member) {
        return find(member).map(node -> asText(member, node));
    }

    /** What a text reads as, or nothing when the member is absent or {@code null}. */
    public <T> Optional<T> optionalRead(String member, Function<String, Optional<T>> reading, String takes) {
        return optionalText(member).map(text -> reading.apply(text).orElseThrow(() -> wrong(member, takes)));
    }

    /** A duration in whole seconds within {@code min} and {@code max}, or nothing when it is absent or {@code null}. */
    public Optional<Duration> optionalDuration(String member, Duration min, Duration max) {
        return optionalRead(
                member,
                text -> Durations.parse(text).filter(read -> min.compareTo(read) <= 0 && read.compareTo(max) <= 0),
                "an ISO 8601 duration in whole seconds from " + Durations.text(min) + " to " + Durations.text(max));
    }

    /** A whole number within {@code min} and {@code max}, both included. */
    public int integer(String member, int min, int max) {
        return asInteger(member, required(member), min, max);
    }

    /** A whole number within {@code min} and {@code max}, or nothing when the member is absent or {@code null}. */
    public Optional<Integer> optionalInteger(String member, int min, int max) {
        return find(member).map(node -> asInteger(member, node, min, max));
    }

    /** {@code true} or {@code false}, or nothing when the member is absent or {@code null}. */
    public Optional<Boolean> optionalFlag(String member) {
        return find(member).map(node -> {
            if (!node.isBoolean()) {
                throw wrong(member, "true or false");
            }
            return node.booleanValue();
        });
    }

    /** A list of different texts, or nothing when the member is absent or {@code null}. */
    public Optional<Set<String>> optionalTexts(String member) {
        return find(member).map(node -> asTexts(member, node));
    }

    /** An object whose members are lists of different texts, or nothing when it is absent or {@code null}. */
    public Optional<Map<String, Set<String>>> optionalTextsByName(String member) {
        return optionalObject(member).map(inner -> {
            Map<String, Set<String>> lists = new TreeMap<>();
            inner.properties().forEach(entry -> lists.put(entry.getKey(), asTexts(member, entry.getValue())));
            return lists;
        });
    }

    /** An object, or nothing when it is absent or {@code null}. */
    public Optional<ObjectNode> optionalObject(String member) {
        return find(member).map(node -> {
            if (!(node instanceof ObjectNode inner)) {
                throw wrong(member, "an object");
            }
            return inner;
        });
    }

    /** The resource as this patch leaves it: the body that would make it so. */
    public Body mergedInto(Object resource) {
        return new Body(MergePatch.merge(AnswerWriter.tree(resource), object));
    }

    private Optional<JsonNode> find(String member) {
        return object.optional(member).filter(node -> !node.isNull());
    }

    private JsonNode required(String member) {
        return find(member).orElseThrow(() -> BodyRefused.malformed("The member " + member + " is missing."));
    }

    private static String asText(String member, JsonNode node) {
        if (!node.isString()) {
            throw wrong(member, "a string");
        }
        return node.stringValue();
    }

    private static int asInteger(String member, JsonNode node, int min, int max) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong(member, "a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }

    private static Set<String> asTexts(String member, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(member, "a list of strings");
        }
        Set<String> texts = new LinkedHashSet<>();
        boolean allDifferent = StreamSupport.stream(node.spliterator(), false)
                .map(element -> asText(member, element))
                .allMatch(texts::add);
        if (!allDifferent) {
            throw wrong(member, "a list without repetition");
        }
        return texts;
    }

    private static BodyRefused wrong(String member, String takes) {
        return BodyRefused.malformed("The member " + member + " must be " + takes + ".");
    }
}
