package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 404, 405 and 406 in the kind of error of the place where they happen. {@link Answer#leaksNothing} looks at each. */
class ErrorsST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"/auth/", "/auth/nothing", "/auth/login/x", "/auth/Login", "/oauth2/nothing"})
    @DisplayName("ER-04: the members of RFC 6749, and no others")
    void unknownPathUnderAuthThenOAuthError(String path) {
        Answer answer = boxoffice.get(path).hasStatus(404);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(Json.names(answer.json())).contains("error").isSubsetOf("error", "error_description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    @DisplayName("A085: another method than POST")
    void otherMethodAtAuthThenNotAllowed(String method) {
        for (String path : List.of("/auth/login", "/auth/refresh")) {
            Answer answer = boxoffice
                    .send(boxoffice.request(path).method(method, BodyPublishers.noBody()))
                    .hasStatus(405);
            assertThat(String.join(",", answer.all("Allow"))).contains("POST");
            if (!"HEAD".equals(method)) {
                assertThat(answer.mediaType()).isEqualTo("application/json");
                assertThat(Json.names(answer.json())).contains("error").isSubsetOf("error", "error_description");
            }
        }
    }

    @Test
    void unknownPathUnderApiWithGoodTokenThenProblem() {
        String token = boxoffice.admin("server").access();
        boxoffice.get("/api/server/nothing", token).isProblem(404);
        boxoffice.get("/api/server/me/x", token).isProblem(404);
        boxoffice.get("/api/other/nothing", boxoffice.admin("other").access()).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void otherMethodUnderApiWithGoodTokenThenNotAllowed(String method) {
        Answer answer = boxoffice
                .send(boxoffice
                        .request("/api/server/me")
                        .method(method, BodyPublishers.noBody())
                        .header(
                                "Authorization",
                                "Bearer " + boxoffice.admin("server").access()))
                .isProblem(405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    @DisplayName("A118: an answer in a type that there is none of")
    void answerThatCannotBeHadThenNotAcceptable(String accept) {
        boxoffice
                .send(boxoffice
                        .request("/api/server/me")
                        .header("Accept", accept)
                        .header(
                                "Authorization",
                                "Bearer " + boxoffice.admin("server").access()))
                .isProblem(406);
        Answer login = boxoffice.send(boxoffice
                .request("/auth/login")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(login.status()).as("%s", login).isIn(400, 406);
        assertThat(login.mediaType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/favicon.ico",
                "/index.html",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/classes/META-INF/microprofile-config.properties",
                "/ibm/api",
                "/adminCenter",
                "/IBMJMXConnectorREST",
                "/jwt",
                "/mp-jwt",
                "/oidc"
            })
    @DisplayName("TR-10, A120: nothing of the server's own, nothing of the WAR's inside")
    void unknownPathThenNotFound(String path) {
        Answer answer = boxoffice.get(path).hasStatus(404);
        assertThat(answer.body()).doesNotContain("<web-app", "Manifest-Version", "boxoffice.http.port=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/login%zz",
                "/%",
                "/%c0%af",
                "/api/server/me%00",
                "/auth/%0d%0aX: y",
                "/\\..\\",
                "/auth/login?%"
            })
    void malformedTargetThenAnswerWithoutFault(String target) {
        assertThat(boxoffice.raw("GET", target.replace(" ", "%20")).status()).isIn(400, 401, 404, 405);
    }

    @Test
    @DisplayName("ER-06: input is not sent back")
    void markedInputThenNotReflected() {
        String mark = "reflected31415";
        String body = Json.object("username", mark, "password", mark, "audience", mark, mark, mark);
        assertThat(boxoffice.post("/auth/login", body).body()).doesNotContain(mark);
        assertThat(boxoffice.tryLogin(mark, mark, mark).body()).doesNotContain(mark);
        assertThat(boxoffice.tryRefresh(mark).body()).doesNotContain(mark);
        assertThat(boxoffice.get("/api/server/me?x=" + mark, mark).body()).doesNotContain(mark);
    }
}
