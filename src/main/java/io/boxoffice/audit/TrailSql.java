package io.boxoffice.audit;

import io.boxoffice.oauth.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement of one question, with only those conditions that it has, so that each is a range of one index. No text of
 * a caller is part of it: their values are bound.
 */
final class TrailSql {
    private static final String SELECT =
            "SELECT id, time, type, actor, target, audience, session_id, jti, address, outcome,"
                    + " reason, correlation_id FROM audit_event";

    /** A part of a {@code WHERE}: a text, and a value behind it if there is one. */
    private record Condition(String text, Optional<Object> value) {
        static Condition of(String text, Object value) {
            return new Condition(text, Optional.of(value));
        }
    }

    private final List<Object> values = new ArrayList<>();
    private final String text;

    private TrailSql(AuditQuery query, Optional<Condition> place, String end) {
        List<Condition> always =
                Stream.concat(place.stream(), conditions(query)).toList();
        List<String> selects = users(query)
                .flatMap(user -> addresses(query).map(address -> select(Stream.of(user, address, always), end)))
                .toList();
        text = selects.size() == 1 ? selects.getFirst() : union(selects) + end;
    }

    static TrailSql newest(AuditQuery query, Optional<UUID> before, int count) {
        return new TrailSql(query, before.map(id -> Condition.of("id < ", id)), " ORDER BY id DESC LIMIT " + count);
    }

    static TrailSql oldest(AuditQuery query, Optional<UUID> after, int count) {
        return new TrailSql(query, after.map(id -> Condition.of("id > ", id)), " ORDER BY id LIMIT " + count);
    }

    /** With numbered parameters: the first value is {@code ?1}. */
    String text() {
        return text;
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    /** Who acted on themselves is found by the first of the two alone, so that no event is found twice. */
    private static Stream<List<Condition>> users(AuditQuery query) {
        return query.user()
                .map(UserId::toString)
                .map(user -> Stream.of(
                        List.of(Condition.of("actor = ", user)),
                        List.of(Condition.of("target <> actor AND target = ", user))))
                .orElseGet(() -> Stream.of(List.of()));
    }

    /** One branch for each spelling: a list of them would be no order of ids. */
    private static Stream<List<Condition>> addresses(AuditQuery query) {
        return query.address()
                .map(address -> address.spellings().stream().map(text -> List.of(Condition.of("address = ", text))))
                .orElseGet(() -> Stream.of(List.of()));
    }

    private static Stream<Condition> conditions(AuditQuery query) {
        return Stream.of(
                        query.type().map(TrailSql::ofType),
                        query.outcome().map(TrailSql::ofOutcome),
                        query.correlationId().map(id -> Condition.of("correlation_id = ", id)),
                        query.span().since().map(since -> Condition.of("id >= ", EventId.lowest(since))),
                        query.span().until().map(until -> Condition.of("id < ", EventId.lowest(until))))
                .flatMap(Optional::stream);
    }

    /** The index of types has no refreshes; a prepared plan uses it only if the query itself says that it asks for others. */
    private static Condition ofType(EventType type) {
        String other = type == EventType.AUTHN_TOKEN_CREATED ? "" : "type <> 'authn_token_created' AND ";
        return Condition.of(other + "type = ", type.wire());
    }

    /** A constant of ours, for the same reason: only what failed has an index. */
    private static Condition ofOutcome(Outcome outcome) {
        return new Condition("outcome = '" + outcome.wire() + "'", Optional.empty());
    }

    private String select(Stream<List<Condition>> all, String end) {
        String where = all.flatMap(List::stream)
                .map(condition ->
                        condition.text() + condition.value().map(this::bound).orElse(""))
                .collect(Collectors.joining(" AND "));
        return SELECT + (where.isEmpty() ? "" : " WHERE " + where) + end;
    }

    private static String union(List<String> selects) {
        return selects.stream().collect(Collectors.joining(") UNION ALL (", "(", ")"));
    }

    private String bound(Object value) {
        values.add(value);
        return "?" + values.size();
    }
}
