package io.boxoffice.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One authorization code flow of a client, from its request to its tokens. */
record CodeFlow(OAuthClient client, Map<String, String> parameters, String verifier) {
    static final String REDIRECT = "https://client.example/callback";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A confidential client of people, with what is said besides. */
    static OAuthClient webClient(Boxoffice boxoffice, Object... namesAndValues) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "redirect_uris",
                List.of(REDIRECT),
                "client_uri",
                "https://client.example/",
                "audiences",
                Map.of("other", List.of("orders.read", "orders.write"))));
        members.putAll(Json.map(namesAndValues));
        Object[] all = members.entrySet().stream()
                .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
                .toArray();
        return OAuthClient.register(boxoffice, all);
    }

    /** A person who may read and write orders. */
    static Person orderer(Boxoffice boxoffice) {
        return boxoffice.hireWith(Json.map(
                "audiences",
                List.of("other"),
                "scopes",
                Map.of("other", List.of("orders.read", "orders.write")),
                "tenant",
                "acme"));
    }

    /** A request for reading orders and an ID token, changed as the test says; an empty value takes a parameter away. */
    static CodeFlow of(OAuthClient client, String... changes) {
        String verifier = random();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("audience", "other");
        parameters.put("scope", "openid orders.read");
        parameters.put("state", random());
        parameters.put("nonce", random());
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return new CodeFlow(client, parameters, verifier);
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String state() {
        return parameters.getOrDefault("state", "");
    }

    /** The address that the client sends its user's browser to. */
    String path() {
        return "/oauth2/authorize?" + form();
    }

    String form() {
        return OAuthClient.form(array());
    }

    String[] array() {
        return array(parameters);
    }

    private static String[] array(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray(String[]::new);
    }

    /** The whole way of a person who is not signed in and agrees: the answer that sends the browser back. */
    Answer agreed(WebBrowser browser, Person person) {
        return browser.submit(browser.signIn(browser.open(path()), person), "allow");
    }

    /** Redeems the code of an answer, with what is said besides. */
    Answer redeem(Answer returned, String... more) {
        return redeem(WebBrowser.code(returned), more);
    }

    Answer redeem(String code, String... more) {
        return client.token(redemption(code, more));
    }

    /** The parameters by which a code is redeemed, with what is said besides. */
    String[] redemption(String code, String... more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("grant_type", "authorization_code");
        all.put("code", code);
        all.put("redirect_uri", parameters.getOrDefault("redirect_uri", ""));
        all.put("code_verifier", verifier);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        return array(all);
    }
}
