package io.boxoffice.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A caller who comes again and again, one request after the other; any other status than the expected one ends the measurement. */
interface Caller {
    void call();

    /** Asks for the same thing each time, with a token or, if that is empty, without. */
    static Caller reading(HttpClient http, Boxoffice office, String path, String access) {
        HttpRequest.Builder request = request(office, path);
        if (!access.isEmpty()) {
            request.header("Authorization", "Bearer " + access);
        }
        HttpRequest built = request.build();
        return () -> send(http, built);
    }

    /** Asks for the same thing each time, with a token that is bound to a key and a proof of that. */
    static Caller proving(HttpClient http, Boxoffice office, String path, String access, Proofs proofs) {
        HttpRequest.Builder request = request(office, path).header("Authorization", "DPoP " + access);
        return () -> send(http, request.setHeader("DPoP", proofs.next()).build());
    }

    static Caller loggingIn(HttpClient http, Boxoffice office, String audience) {
        HttpRequest login = posting(
                office,
                "/auth/login",
                Json.object("username", "admin", "password", Boxoffice.ADMIN_PASSWORD, "audience", audience));
        return () -> send(http, login);
    }

    /** Presents each time the refresh token that came with the answer before. */
    static Caller refreshing(HttpClient http, Boxoffice office, Tokens first) {
        String[] token = {first.refresh()};
        return () -> {
            String body = "{\"refresh_token\":\"" + token[0] + "\"}";
            token[0] = refreshToken(send(http, posting(office, "/auth/refresh", body)));
        };
    }

    /** The same by a registered client. */
    static Caller refreshing(HttpClient http, Boxoffice office, OAuthClient client, Tokens first) {
        String[] token = {first.refresh()};
        return () -> {
            String form = "grant_type=refresh_token&refresh_token=" + token[0];
            token[0] = refreshToken(send(http, posting(office, client, "/oauth2/token", form)));
        };
    }

    /** A registered client that sends the same form each time. */
    static Caller posting(HttpClient http, Boxoffice office, OAuthClient client, String path, String form) {
        HttpRequest request = posting(office, client, path, form);
        return () -> send(http, request);
    }

    /** The whole of a client's code flow each time, for a person who has signed in and agreed before. */
    static Caller flowing(HttpClient http, Boxoffice office, OAuthClient client, Person person) {
        WebBrowser browser = new WebBrowser(office);
        CodeFlow.of(client).agreed(browser, person);
        return () -> {
            CodeFlow flow = CodeFlow.of(client);
            HttpRequest begin = request(office, flow.path())
                    .header("Cookie", browser.cookieHeader())
                    .build();
            String code = code(answer(http, begin, 303));
            send(http, posting(office, client, "/oauth2/token", OAuthClient.form(flow.redemption(code))));
        };
    }

    private static String code(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        int begin = location.indexOf("code=") + "code=".length();
        return location.substring(begin, begin + 43);
    }

    private static HttpRequest posting(Boxoffice office, OAuthClient client, String path, String form) {
        return request(office, path)
                .header("Content-Type", OAuthClient.FORM)
                .header("Authorization", OAuthClient.basic(client.id(), client.secret()))
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static HttpRequest posting(Boxoffice office, String path, String json) {
        return request(office, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private static HttpRequest.Builder request(Boxoffice office, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + office.httpPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static String refreshToken(String answer) {
        int begin = answer.indexOf("bo_rt_");
        return answer.substring(begin, answer.indexOf('"', begin));
    }

    private static String send(HttpClient http, HttpRequest request) {
        return answer(http, request, 200).body();
    }

    private static HttpResponse<String> answer(HttpClient http, HttpRequest request, int status) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(request + " was answered by " + answer.statusCode() + answer.body());
            }
            return answer;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
