package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The audit as an administrator asks it. */
record Trail(Boxoffice boxoffice) {
    static final String PATH = "/api/server/audit";

    Answer get(String query) {
        return boxoffice.get(PATH + query, boxoffice.admin("server").access());
    }

    /** A page: its events and where the next one begins. */
    JsonNode page(String query) {
        JsonNode page = get(query).hasStatus(200).json();
        assertThat(Json.names(page)).containsExactly("items", "next_cursor");
        return page;
    }

    /** All events of a query, in the order in which they come. */
    List<JsonNode> all(String query, int limit) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page("?limit=" + limit + "&" + query + cursor);
            page.path("items").forEach(all::add);
            JsonNode next = page.path("next_cursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** The newest event of a query that is as wanted; refusals come within a second or two. */
    JsonNode await(String query, Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        Poll.until(query, Duration.ofSeconds(20), Duration.ofMillis(250), () -> {
            page(query + "&limit=200")
                    .path("items")
                    .valueStream()
                    .filter(wanted)
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    static Predicate<JsonNode> with(String member, String value) {
        return event -> value.equals(event.path(member).asString());
    }

    /** The members of an event that are named here, each followed by its value. */
    static void assertTells(JsonNode event, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            assertThat(event.path(namesAndValues[i]).asString())
                    .as("%s of %s", namesAndValues[i], event)
                    .isEqualTo(namesAndValues[i + 1]);
        }
    }

    /** Events of long ago, one a millisecond, done by one to another: by a superuser, past the trigger that dates events. */
    void write(int count, String second, String actor, String target) {
        boxoffice
                .database()
                .run(
                        "set session_replication_role = replica; insert into audit_event (id, time, type, actor, target, outcome, reason) "
                                + "select (left(uuid_at(at)::text, 14) || '7' || lpad(to_hex(i % 4096), 3, '0') || '-8'"
                                + " || right(gen_random_uuid()::text, 16))::uuid, at, "
                                + "case i % 2 when 0 then 'authn_login_success' else 'authn_login_fail' end, '" + actor
                                + "', '"
                                + target
                                + "', case i % 2 when 0 then 'success' else 'failure' end, E'line\\none \\u001b[2J' || i "
                                + "from generate_series(1, " + count + ") i, "
                                + "lateral (select timestamptz '" + second + "' + i * interval '1 ms' as at) moment");
    }

    static String someone() {
        return UUID.randomUUID().toString();
    }
}
