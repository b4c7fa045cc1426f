package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ER-05, ER-06: where a person in a browser asks, what is refused before any resource looks at it is a page as well, and says nothing back. */
class RefusedPageST {
    private static final String HANDLE = "/oauth2/authorize/5mqJ0rbcJdrLoGFUl0uNrHxmCEzGqHgkWoJXTYDlwVY";
    private static final String MARK = "reflected31415";

    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @CsvSource({
        "PUT, /oauth2/authorize, 405",
        "DELETE, /oauth2/authorize/x, 405",
        "PATCH, /oauth2/logout, 405",
        "GET, /oauth2/authorize/x/" + MARK + ", 404",
        "GET, /oauth2/logout/" + MARK + ", 404",
        "POST, /oauth2/authorize/x/" + MARK + ", 404"
    })
    void noSuchPageThenAPageWithTheStatus(String method, String path, int status) {
        assertIsPage(boxoffice.send(boxoffice.request(path).method(method, BodyPublishers.noBody())), status);
    }

    @Test
    void otherMethodThenTheOnesThatThereAre() {
        Answer refused = boxoffice.send(boxoffice.request("/oauth2/authorize").method("PUT", BodyPublishers.noBody()));
        assertThat(refused.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", HANDLE, "/oauth2/logout"})
    void bodyThatIsNoFormOrTooLargeThenAPage(String path) {
        assertIsPage(boxoffice.post(path, Json.object("state", MARK)), 415);
        assertIsPage(boxoffice.send(form(path, "state=" + MARK + "x".repeat(70_000))), 413);
        assertIsPage(boxoffice.send(form(path, "state=%zz" + MARK)), 400);
    }

    @Test
    void repeatedFieldThenAPage() {
        OAuthClient client = CodeFlow.webClient(boxoffice);
        WebBrowser browser = new WebBrowser(boxoffice);
        String address = WebBrowser.formAddress(browser.open(CodeFlow.of(client).path()));

        assertIsPage(browser.post(address, "decision", "sign-in", "decision", MARK), 400);
        assertIsPage(browser.post(address, "decision", "sign-in", "csrf", "a", "csrf", MARK), 400);
        assertIsPage(browser.post("/oauth2/logout", "client_id", "a", "client_id", MARK), 400);
        assertIsPage(browser.look("/oauth2/logout?client_id=a&client_id=" + MARK), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize?x=\"" + MARK, "/oauth2/logout?%zz" + MARK})
    void addressThatIsNotWellWrittenThenAPage(String target) {
        assertIsPage(boxoffice.raw("GET", target), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/authorize;MARK, 400",
        "/oauth2/authorize;x=MARK/y, 400",
        "/oauth2/%61uthorize?state=MARK, 400",
        "/oauth2//authorize?state=MARK, 400",
        "/oauth2/authorize/?state=MARK, 400",
        "/oauth2/logout;MARK, 400",
        "/oauth2/log%6Fut?state=MARK, 400"
    })
    void pathThatIsNotWellWrittenThenAPage(String target, int status) {
        assertIsPage(boxoffice.raw("GET", target.replace("MARK", MARK)), status);
    }

    @Test
    void lengthInDoubtThenAPage() {
        assertIsPage(boxoffice.raw("POST", "/oauth2/logout", "Transfer-Encoding: gzip, chunked"), 400);
    }

    @Test
    @DisplayName("the path decides, whatever the browser says that it takes; its language is looked at")
    void acceptThenNotAskedButTheLanguageIs() {
        HttpRequest.Builder asked = boxoffice
                .request("/oauth2/authorize/x/y")
                .header("Accept", "application/json")
                .header("Accept-Language", "de-CH, en;q=0.5");
        Answer page = boxoffice.send(asked);
        assertIsPage(page, 404);
        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(page.body()).contains("lang=\"de\"", "Diese Seite gibt es nicht");
        Answer large = boxoffice.send(form("/oauth2/logout", "x".repeat(70_000)).header("Accept-Language", "de"));
        assertThat(large.body()).contains("Das war zu viel");
    }

    @Test
    void endpointOfMachinesThenJsonAsBefore() {
        boxoffice
                .send(form("/oauth2/par", "x".repeat(70_000)).header("Accept", "text/html"))
                .isOAuthError(413, "invalid_request");
        boxoffice.get("/oauth2/authorizes").isOAuthError(404, "invalid_request");
    }

    private HttpRequest.Builder form(String path, String body) {
        return boxoffice.request(path).header("Content-Type", OAuthClient.FORM).POST(BodyPublishers.ofString(body));
    }

    private static void assertIsPage(Answer answer, int status) {
        answer.isPage(status);
        assertThat(answer.body()).doesNotContain(MARK);
    }
}
