package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without script in the hands of a test: it keeps cookies, goes where a redirect of the service leads, sends the forms of pages, and
 * stops where it would leave for a client.
 */
final class WebBrowser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern ONWARD = Pattern.compile("id=\"onward\" href=\"([^\"]*)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\"[^>]*value=\"([^\"]*)\"");

    private final Boxoffice boxoffice;
    private final Map<String, String> cookies = new TreeMap<>();

    WebBrowser(Boxoffice boxoffice) {
        this.boxoffice = boxoffice;
    }

    /** What it keeps, by name. */
    Map<String, String> cookies() {
        return cookies;
    }

    /** Opens an address of the service, and goes on to where it leads there. */
    Answer open(String path) {
        return follow(send(boxoffice.request(path).GET()));
    }

    /** Opens it, and goes nowhere. */
    Answer look(String path) {
        return send(boxoffice.request(path).GET());
    }

    /** Sends the form of a page as one of its buttons does, with what was typed in. */
    Answer submit(Answer page, String decision, String... typed) {
        List<String> parameters = new ArrayList<>(List.of("csrf", csrf(page), "decision", decision));
        parameters.addAll(Arrays.asList(typed));
        return post(formAddress(page), parameters.toArray(String[]::new));
    }

    /** Sends a form of ours as a page of ours does. */
    Answer post(String path, String... parameters) {
        HttpRequest.Builder request = boxoffice
                .request(path)
                .header("Content-Type", OAuthClient.FORM)
                .header("Origin", boxoffice.issuer())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(OAuthClient.form(parameters)));
        return follow(send(request));
    }

    /** Signs in at a sign-in page. */
    Answer signIn(Answer page, Person person) {
        return submit(page, "sign-in", "username", person.username(), "password", person.password());
    }

    static String csrf(Answer page) {
        return first(CSRF, page);
    }

    /** Where the one link of a page leads that goes on. */
    static String onward(Answer page) {
        return first(ONWARD, page);
    }

    static String formAddress(Answer page) {
        return first(FORM, page);
    }

    private static String first(Pattern pattern, Answer page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        Answer answer = boxoffice.send(request).leaksNothing();
        answer.all("Set-Cookie").forEach(this::keep);
        return answer;
    }

    /** What it sends of what it keeps. */
    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private Answer follow(Answer answer) {
        Answer last = answer;
        while (last.status() == 303 && last.header("Location").startsWith("/")) {
            last = look(last.header("Location"));
        }
        return last;
    }

    /** The parameters with which a browser is sent back to a client. */
    static Map<String, String> returned(Answer answer) {
        String location = answer.hasStatus(303).header("Location");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** The code with which a browser is sent back to a client. */
    static String code(Answer answer) {
        return Objects.requireNonNull(returned(answer).get("code"), answer::toString);
    }
}
