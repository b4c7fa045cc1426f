package io.boxoffice.accesstoken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boxoffice.json.StrictJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The claims of a good token as JSON texts by name, for a test to change one of them. */
public final class Claims {
    public static final long ISSUED = 1_763_780_400L;

    private final Map<String, String> members = new TreeMap<>();

    private Claims() {}

    public static Claims good() {
        return new Claims()
                .with("iss", "\"https://localhost:9443\"")
                .with("sub", "\"018f0000-0000-7000-8000-000000000001\"")
                .with("aud", "\"other\"")
                .with("exp", Long.toString(ISSUED + 600))
                .with("iat", Long.toString(ISSUED))
                .with("jti", "\"abcdefghijklmnopqrstuv\"")
                .with("client_id", "\"boxoffice\"")
                .with("sid", "\"018f0000-0000-7000-8000-000000000002\"")
                .with("scope", "\"orders.read\"")
                .with("groups", "[\"user\"]")
                .with("upn", "\"alice\"");
    }

    public Claims with(String name, String json) {
        members.put(name, json);
        return this;
    }

    public Claims without(String name) {
        members.remove(name);
        return this;
    }

    public ObjectNode object() {
        return StrictJson.object(text().getBytes(UTF_8)).orElseThrow();
    }

    String text() {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
