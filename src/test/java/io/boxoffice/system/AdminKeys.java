package io.boxoffice.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The keys of a server in an administrator's words. */
record AdminKeys(Boxoffice boxoffice) {
    static final String PATH = "/api/server/keys";

    /** Every key there is or was. */
    List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page("?limit=200" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.path("next_cursor").isString()
                    ? "&cursor=" + page.path("next_cursor").stringValue()
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    JsonNode page(String query) {
        return boxoffice
                .get(PATH + query, boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
    }

    JsonNode find(String kid) {
        return all().stream()
                .filter(key -> kid.equals(key.path("kid").stringValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key " + kid));
    }

    String state(String kid) {
        return find(kid).path("state").stringValue();
    }

    Stream<String> kids(String audience, String state) {
        return all().stream()
                .filter(key -> audience.equals(key.path("audience").stringValue()))
                .filter(key -> state.equals(key.path("state").stringValue()))
                .map(key -> key.path("kid").stringValue());
    }

    Answer rotate(String audience) {
        return boxoffice.asAdmin(PATH + "/rotate", Json.object("audience", audience));
    }

    Answer rotateIdTokens(String alg) {
        return boxoffice.asAdmin(PATH + "/rotate", Json.object("use", "id", "alg", alg));
    }

    /** The keys that sign ID tokens, or will, or did. */
    List<JsonNode> ofIdTokens(String state) {
        return all().stream()
                .filter(key -> key.path("use").stringValue().equals("id"))
                .filter(key -> key.path("state").stringValue().equals(state))
                .toList();
    }

    Answer importKey(String audience, Map<String, Object> jwk, String state) {
        return boxoffice.asAdmin(PATH, Json.object("audience", audience, "jwk", jwk, "state", state));
    }

    /** Announces the next key of an audience; its id. */
    String announce(String audience) {
        return rotate(audience).hasStatus(202).text("kid");
    }

    Answer revoke(String kid, String reason) {
        Answer answer = boxoffice.asAdmin(PATH + "/" + kid + "/revoke", Json.object("reason", reason));
        boxoffice.forgetAdmin();
        return answer;
    }

    /** Revokes what is announced for these audiences, so that the next rotation may be. */
    void withdraw(String... audiences) {
        List<String> wanted = List.of(audiences);
        all().stream()
                .filter(key -> wanted.contains(key.path("audience").stringValue("")))
                .filter(key -> key.path("state").stringValue().equals("announced"))
                .forEach(key ->
                        revoke(key.path("kid").stringValue(), "withdrawn").hasStatus(204));
    }

    /** The key that signs now, found by a login. */
    String signing(String audience) {
        return boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, audience).kid();
    }

    /** How many audit events of this type have this key as their target and the bootstrap admin as their actor. */
    long audited(String type, String kid) {
        String admin =
                boxoffice.admin("server").accessText().claimsJson().path("sub").stringValue();
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = '" + type + "' and target = '" + kid
                        + "' and actor = '" + admin + "' and outcome = 'success' and correlation_id is not null");
    }
}
