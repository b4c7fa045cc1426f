package io.boxoffice.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The statement of one question, with only those conditions that it has, so that each is a range of one index. No text of
 * a caller is part of it: his values are bound.
 */
final class TrailSql {
    private static final String SELECT =
            "SELECT id, time, type, actor, target, audience, session_id, jti, address, outcome,"
                    + " reason, correlation_id FROM audit_event";

    private final List<Object> values = new ArrayList<>();
    private final String text;

    private TrailSql(AuditQuery query, String beyond, Optional<UUID> place, String end) {
        text = query.user()
                .map(user -> ofUser(user.toString(), query, beyond, place, end))
                .orElseGet(() -> select(new ArrayList<>(), query, beyond, place, end));
    }

    static TrailSql newest(AuditQuery query, Optional<UUID> before, int count) {
        return new TrailSql(query, "id < ", before, " ORDER BY id DESC LIMIT " + count);
    }

    static TrailSql oldest(AuditQuery query, Optional<UUID> after, int count) {
        return new TrailSql(query, "id > ", after, " ORDER BY id LIMIT " + count);
    }

    /** With numbered parameters: the first value is {@code ?1}. */
    String text() {
        return text;
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    /** Who acted on himself is found by the first of the two alone, so that no event is found twice. */
    private String ofUser(String user, AuditQuery query, String beyond, Optional<UUID> place, String end) {
        String acted = select(new ArrayList<>(List.of("actor = " + bound(user))), query, beyond, place, end);
        String suffered = select(
                new ArrayList<>(List.of("target <> actor", "target = " + bound(user))), query, beyond, place, end);
        return "(" + acted + ") UNION ALL (" + suffered + ")" + end;
    }

    private String select(List<String> conditions, AuditQuery query, String beyond, Optional<UUID> place, String end) {
        place.ifPresent(id -> conditions.add(beyond + bound(id)));
        query.type().ifPresent(type -> conditions.add(ofType(type)));
        query.since().ifPresent(since -> conditions.add("id >= " + bound(EventId.lowest(since))));
        query.until().ifPresent(until -> conditions.add("id < " + bound(EventId.lowest(until))));
        return SELECT + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)) + end;
    }

    /** The index of types leaves refreshes out, and a plan that is made for every value must be told that this is another. */
    private String ofType(EventType type) {
        String other = type == EventType.AUTHN_TOKEN_CREATED ? "" : "type <> 'authn_token_created' AND ";
        return other + "type = " + bound(type.wire());
    }

    private String bound(Object value) {
        values.add(value);
        return "?" + values.size();
    }
}
