package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A page of an origin in a browser: it says where it is from, and the browser keeps and sends its cookies. */
final class Page {
    private final Boxoffice boxoffice;
    private final String origin;
    private final Map<String, String> cookies = new TreeMap<>();

    Page(Boxoffice boxoffice, String origin) {
        this.boxoffice = boxoffice;
        this.origin = origin;
    }

    /** The cookie that holds the refresh token of an audience. */
    static String cookieOf(String audience) {
        return "__Secure-boxoffice-refresh-" + audience;
    }

    /** A login of the administrator in cookie mode. */
    Answer login(String audience) {
        return post("/auth/login", loginBody(audience));
    }

    static String loginBody(String audience) {
        return loginBody(new Person("", "admin", Boxoffice.ADMIN_PASSWORD), audience);
    }

    private static String loginBody(Person person, String audience) {
        return Json.object(
                "username",
                person.username(),
                "password",
                person.password(),
                "audience",
                audience,
                "transport",
                "cookie");
    }

    Answer login(Person person, String audience) {
        return post("/auth/login", loginBody(person, audience));
    }

    /** A refresh that names the session which it expects in the cookie. */
    Answer refresh(String audience, String session) {
        return post("/auth/refresh", Json.object("audience", audience, "session_id", session));
    }

    Answer logout(String audience, String session) {
        return post("/auth/logout", Json.object("audience", audience, "session_id", session));
    }

    Answer refresh(String audience) {
        return post("/auth/refresh", Json.object("audience", audience));
    }

    Answer logout(String audience) {
        return post("/auth/logout", Json.object("audience", audience));
    }

    /** As the product's own pages send it. */
    Answer post(String path, String json) {
        return send(request(path, json).header("Origin", origin).header("X-Boxoffice-Csrf", "1"));
    }

    /** With the cookies, and with no more headers than these. */
    Answer postWith(String[] headers, String path, String json) {
        HttpRequest.Builder request = request(path, json);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Page holding(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    String cookie(String audience) {
        return cookies.getOrDefault(cookieOf(audience), "");
    }

    private HttpRequest.Builder request(String path, String json) {
        HttpRequest.Builder request = boxoffice
                .request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (!cookies.isEmpty()) {
            request.header("Cookie", line());
        }
        return request;
    }

    private String line() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Answer send(HttpRequest.Builder request) {
        Answer answer = boxoffice.send(request);
        answer.all("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.matches("(?i).*;\\s*max-age=0(;.*)?")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** How many refresh tokens a session has had. */
    long generations(String session) {
        return boxoffice.database().count("select generation from session where id = '" + session + "'");
    }

    static String session(Answer login) {
        return TokenText.of(login.text("access_token")).claimsJson().path("sid").stringValue();
    }

    static void assertIsCleared(Answer answer) {
        String setCookie = answer.header("Set-Cookie");
        assertThat(setCookie).startsWith(cookieOf("server") + "=;");
        assertThat(attributes(setCookie))
                .containsExactlyInAnyOrder("HttpOnly", "Secure", "SameSite=Strict", "Path=/auth", "Max-Age=0");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    static List<String> attributes(String setCookie) {
        return Arrays.stream(setCookie.split(";")).skip(1).map(String::strip).toList();
    }
}
