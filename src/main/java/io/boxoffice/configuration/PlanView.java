package io.boxoffice.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan as it is shown.
 *
 * @param plan its id, by which it is applied
 * @param unnamed audiences that are there and not in the document
 */
public record PlanView(String plan, List<ChangeView> changes, List<String> unnamed) {
    /** What becomes of an audience or a client. */
    public record ChangeView(String action, String kind, String name, List<MemberView> members) {}

    /** What a member was and will be; {@code null} where it is what it is by default. */
    public record MemberView(
            String name,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private static final String AUDIENCE = "audience";
    private static final String CLIENT = "client";
    private static final String ADD = "add";
    private static final String CHANGE = "change";

    /** Whether all is as the document says. */
    public boolean isInStep() {
        return changes.isEmpty() && unnamed.isEmpty();
    }

    static PlanView of(Plan plan, Members members) {
        return new PlanView(
                plan.id(),
                plan.changes().stream().map(change -> of(change, members)).toList(),
                plan.unnamed());
    }

    private static ChangeView of(Change change, Members members) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return switch (change) {
            case Change.AddAudience add -> {
                String name = add.audience().name();
                yield view(ADD, AUDIENCE, name, nothing, members.ofAudience(name, add.wanted()));
            }
            case Change.ChangeAudience other -> {
                String name = other.seen().audience().name();
                yield view(
                        CHANGE,
                        AUDIENCE,
                        name,
                        members.ofAudience(name, other.seen().own()),
                        members.ofAudience(name, other.wanted()));
            }
            case Change.AddClient add -> view(ADD, CLIENT, add.id().value(), nothing, members.ofClient(add.wanted()));
            case Change.ChangeClient other ->
                view(
                        CHANGE,
                        CLIENT,
                        other.seen().id().value(),
                        members.ofClient(other.seen().registration()),
                        members.ofClient(other.wanted()));
            case Change.RemoveClient remove ->
                view(
                        "remove",
                        CLIENT,
                        remove.seen().id().value(),
                        members.ofClient(remove.seen().registration()),
                        nothing);
        };
    }

    private static ChangeView view(String action, String kind, String name, ObjectNode before, ObjectNode after) {
        Set<String> all = new TreeSet<>(before.propertyNames());
        all.addAll(after.propertyNames());
        List<MemberView> different = new ArrayList<>();
        for (String member : all) {
            JsonNode old = before.get(member);
            JsonNode now = after.get(member);
            if (old == null || !old.equals(now)) {
                different.add(new MemberView(member, old, now));
            }
        }
        return new ChangeView(action, kind, name, different);
    }
}
