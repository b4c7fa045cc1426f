package io.boxoffice.system;

/** The page's way to a token, from its request to {@code /auth/code}, in the hands of a test. */
record CodeLogin(Boxoffice boxoffice, CodeFlow flow) {
    static final String CLIENT = "boxoffice";

    /** A request for a token of an audience, as the page makes it, changed as the test says. */
    static CodeLogin of(Boxoffice boxoffice, String audience, String... changes) {
        OAuthClient client = new OAuthClient(boxoffice, CLIENT, "");
        CodeFlow whole =
                CodeFlow.of(client, "redirect_uri", boxoffice.issuer() + "/", "audience", audience, "scope", "");
        for (int i = 0; i < changes.length; i += 2) {
            whole.parameters().put(changes[i], changes[i + 1]);
        }
        whole.parameters().values().removeIf(String::isEmpty);
        return new CodeLogin(boxoffice, whole);
    }

    String audience() {
        return flow.parameters().getOrDefault("audience", "");
    }

    /** The code that somebody gets who signs in. */
    String code(WebBrowser browser, Person person) {
        return WebBrowser.code(browser.signIn(browser.open(flow.path()), person));
    }

    /** The code that somebody gets who is signed in. */
    String code(WebBrowser browser) {
        return WebBrowser.code(browser.look(flow.path()));
    }

    /** What the page sends, its refresh token in the answer. */
    String body(String code) {
        return Json.object("code", code, "code_verifier", flow.verifier(), "audience", audience());
    }

    /** What the page sends. */
    String cookieBody(String code) {
        return Json.object(
                "code", code, "code_verifier", flow.verifier(), "audience", audience(), "transport", "cookie");
    }

    Answer redeem(String code) {
        return boxoffice.post("/auth/code", body(code));
    }
}
