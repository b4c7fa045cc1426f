package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without script that goes wherever it is sent, from an application to Boxoffice and back. It keeps cookies by host, as browsers
 * do: two servers of one machine get each other's.
 */
final class RoamingBrowser {
    private static final int MOST_REDIRECTS = 20;

    private final HttpClient http;
    private final List<URI> way = new ArrayList<>();

    RoamingBrowser(SSLContext trust) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Where it is, and what it shows. */
    record Shown(URI address, int status, String text) {
        Document document() {
            return Jsoup.parse(text, address.toString());
        }
    }

    /** All addresses that the last step led to, the last one included. */
    List<URI> way() {
        return List.copyOf(way);
    }

    Shown open(URI address) {
        way.clear();
        return go(HttpRequest.newBuilder(address).GET());
    }

    /** Types into the form of a page that has this button, and presses it; its name and value go with the rest. */
    Shown press(Shown page, String buttonSelector, String... typed) {
        Element button = page.document().selectFirst(buttonSelector);
        assertThat(button).as("%s on %s", buttonSelector, page).isNotNull();
        Element form = Objects.requireNonNull(button).closest("form");
        List<String> fields = new ArrayList<>();
        for (Element hidden : Objects.requireNonNull(form).select("input[type=hidden]")) {
            fields.addAll(List.of(hidden.attr("name"), hidden.val()));
        }
        if (button.hasAttr("name")) {
            fields.addAll(List.of(button.attr("name"), button.val()));
        }
        fields.addAll(List.of(typed));
        return send(page, URI.create(form.absUrl("action")), fields);
    }

    /** Signs this person in at the page of Boxoffice that asks for it. */
    Shown signIn(Shown page, Boxoffice boxoffice, Person person) {
        assertSignInAsked(page, boxoffice);
        return press(page, "button[value=sign-in]", "username", person.username(), "password", person.password());
    }

    /** Whoever it was is signed in no more: Boxoffice asks for a password. */
    static void assertSignInAsked(Shown page, Boxoffice boxoffice) {
        assertThat(page.address().toString()).as("%s", page).startsWith(boxoffice.issuer() + "/");
        assertThat(page.document().selectFirst("input[name=password]"))
                .as("%s", page)
                .isNotNull();
    }

    private Shown send(Shown page, URI action, List<String> fields) {
        way.clear();
        return go(HttpRequest.newBuilder(action)
                .header("Content-Type", OAuthClient.FORM)
                .header("Origin", page.address().resolve("/").toString().replaceAll("/$", ""))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(OAuthClient.form(fields.toArray(String[]::new)))));
    }

    private Shown go(HttpRequest.Builder first) {
        HttpRequest request = first.timeout(Duration.ofSeconds(60)).build();
        HttpResponse<String> answer = answer(request);
        while (answer.headers().firstValue("Location").isPresent() && answer.statusCode() / 100 == 3) {
            assertThat(way).as("redirects").hasSizeLessThan(MOST_REDIRECTS);
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = answer(
                    HttpRequest.newBuilder(next).timeout(Duration.ofSeconds(60)).build());
        }
        return new Shown(answer.uri(), answer.statusCode(), answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        way.add(request.uri());
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
