package io.boxoffice.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One device flow of a client (RFC 8628), from its two codes to its tokens. */
record DeviceFlow(OAuthClient client, Answer asked) {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /** A confidential client of devices, with what is said besides. */
    static OAuthClient deviceClient(Boxoffice boxoffice, Object... namesAndValues) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "client_name",
                "Box in the hall",
                "grant_types",
                List.of(GRANT, "refresh_token"),
                "client_uri",
                "https://tv.example/",
                "audiences",
                Map.of("other", List.of("orders.read", "orders.write"))));
        members.putAll(Json.map(namesAndValues));
        Object[] all = members.entrySet().stream()
                .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
                .toArray();
        return OAuthClient.register(boxoffice, all);
    }

    /** Asks for reading orders and an ID token. */
    static DeviceFlow begin(OAuthClient client) {
        return new DeviceFlow(
                client,
                ask(client, "audience", "other", "scope", "openid orders.read").hasStatus(200));
    }

    static Answer ask(OAuthClient client, String... parameters) {
        return client.ask("/oauth2/device_authorization", parameters);
    }

    String deviceCode() {
        return asked.text("device_code");
    }

    String userCode() {
        return asked.text("user_code");
    }

    /** Asks whether it is allowed. */
    Answer poll(String... more) {
        return poll(client, more);
    }

    Answer poll(OAuthClient as, String... more) {
        List<String> all = new ArrayList<>(List.of("grant_type", GRANT, "device_code", deviceCode()));
        all.addAll(Arrays.asList(more));
        return as.token(all.toArray(String[]::new));
    }

    /** A person types the code: the page that comes next. */
    Answer typed(WebBrowser browser) {
        return typed(browser, userCode());
    }

    static Answer typed(WebBrowser browser, String code) {
        return browser.submit(browser.open("/device"), "continue", "user_code", code);
    }

    /** The whole way of a person who is not signed in: the page that asks them to decide. */
    Answer consent(WebBrowser browser, Person person) {
        return browser.signIn(typed(browser).hasStatus(200), person).hasStatus(200);
    }

    /** The same, and they allow it. */
    Answer allowed(WebBrowser browser, Person person) {
        return browser.submit(consent(browser, person), "allow");
    }
}
