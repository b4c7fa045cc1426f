package io.boxoffice.clients;

import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.ClientId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Clients of the tests. */
final class SomeClients {
    private SomeClients() {}

    /** What {@code members}, JSON without its braces, register beside a name. */
    static Registration registration(String members) {
        String json = "{\"client_name\":\"A client\"" + (members.isEmpty() ? "" : "," + members) + "}";
        return Registration.of(new Body(
                StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
    }

    /** A client of an id, without secrets, that is not stored. */
    static Client client(String id, String members) {
        return new Client(new ClientId(id), registration(members), List.of(), Instant.EPOCH, 1);
    }
}
