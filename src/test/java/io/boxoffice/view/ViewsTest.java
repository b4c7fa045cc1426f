package io.boxoffice.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.NaughtyTexts;
import io.boxoffice.http.RequestPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser reads them. */
@Execution(ExecutionMode.CONCURRENT)
class ViewsTest {
    private static final String PLAIN = "42";
    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus='alert(1)",
            "</title></style></textarea><b>",
            "<!--",
            "]]>",
            "&lt;b&gt;&amp;",
            "{0} ${1} @if(true)",
            "`backticks`",
            "\u202Egnp.exe\u202C");

    private static final String END_TO_JSOUP = "\uFFFF";

    private static final Views VIEWS = new Views();

    private static final List<String> PLAIN_STRUCTURES = Shown.all(PLAIN).stream()
            .map(view -> structure(
                    Jsoup.parse(VIEWS.draw(view, Shown.request(null, null)).html())))
            .toList();

    private Document draw(View view) {
        return draw(view, Shown.request(null, null));
    }

    private Document draw(View view, PageRequest request) {
        return Jsoup.parse(VIEWS.draw(view, request).html());
    }

    static Stream<String> texts() {
        return Stream.concat(MARKUP.stream(), NaughtyTexts.all().stream())
                .filter(text -> !text.isEmpty() && !text.contains(END_TO_JSOUP));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textOfOthersThenNeverMarkup(String text) {
        List<View> naughty = Shown.all(text);
        for (int i = 0; i < naughty.size(); i++) {
            Document page = draw(naughty.get(i));
            assertThat(structure(page)).as(page.title()).isEqualTo(PLAIN_STRUCTURES.get(i));
            assertThat(page.select("input[name=csrf]").eachAttr("value"))
                    .allSatisfy(value -> assertThat(read(value)).isEqualTo(read(text)));
            assertThat(page.select("bdi").eachText().stream().map(ViewsTest::read))
                    .allMatch(said -> read(text).contains(said) || said.equals("client.example"));
        }
    }

    /** As far as a parser keeps it: it has a reading of its own for these. */
    private static String read(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\p{Cs}\\p{Cn}\uFFFD?\\p{Z}\\p{Cf}]", "");
    }

    /** Every element, with the names of what it has. */
    private static String structure(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyPageThenALanguageATitleAndOneHeading() {
        for (View view : Shown.all(PLAIN)) {
            Document page = draw(view);
            assertThat(page.select("html").attr("lang")).isEqualTo("en");
            assertThat(page.select("h1").eachText()).hasSize(1);
            assertThat(page.title()).isEqualTo(page.select("h1").text() + " · Boxoffice");
            assertThat(page.select("[autofocus]").size())
                    .isEqualTo(
                            page.select("form").isEmpty()
                                            || view instanceof ConsentView
                                            || view instanceof LogoutView
                                            || (view instanceof FactorView factor
                                                    && !factor.offered().oneTimeCode())
                                    ? 0
                                    : 1);
        }
    }

    @Test
    void everyPageThenNoScriptOrStyleInIt() {
        for (View view : Shown.all(PLAIN)) {
            Document page = draw(view);
            assertThat(page.select("style, [style], script:not([src])")).isEmpty();
            assertThat(page.select("script").size())
                    .isEqualTo(
                            view instanceof FormPostView
                                            || view instanceof DeviceCodeView
                                            || view instanceof RecoveryView
                                            || !page.select("form#passkey").isEmpty()
                                    ? 1
                                    : 0);
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey))
                    .noneMatch(name -> name.startsWith("on"));
        }
    }

    @Test
    void signInThenFieldsThatPasswordManagersKnow() {
        Element form = draw(Shown.signIn("", Optional.empty())).expectFirst("form#sign-in[method=post]");
        assertThat(form.expectFirst("#username").attr("autocomplete")).isEqualTo("username webauthn");
        assertThat(form.expectFirst("#password").attr("autocomplete")).isEqualTo("current-password");
        assertThat(form.select("label").eachAttr("for")).containsExactly("username", "password");
        assertThat(form.expectFirst("[autofocus]").id()).isEqualTo("username");
        assertThat(form.select("[aria-describedby], [aria-invalid], .flaw")).isEmpty();
        assertThat(form.select("button").eachAttr("value")).containsExactly("sign-in", "cancel");
        assertThat(form.select("button[formnovalidate]").eachAttr("value")).containsExactly("cancel");
    }

    @Test
    void signInThenThePasskeyIsHiddenUntilTheScriptShowsIt() {
        Element form = draw(Shown.signIn("{\"challenge\":\"x\"}", Optional.empty()))
                .expectFirst("form#passkey[hidden][method=post]");
        assertThat(form.attr("data-options")).isEqualTo("{\"challenge\":\"x\"}");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("csrf", "decision", "passkey");
    }

    @Test
    void passkeyThatFailedThenNoFieldIsBlamed() {
        Document page = draw(Shown.signIn("anna", Optional.of(SignInView.Flaw.PASSKEY)));
        assertThat(page.expectFirst("#flaw[role=alert]").text()).startsWith("The passkey was not accepted");
        assertThat(page.select("[aria-invalid]")).isEmpty();
    }

    @Test
    void factorThenFormsOfWhatIsThereOnly() {
        Document none =
                draw(Shown.factor("x", new FactorView.Offered(false, false, Optional.empty()), Optional.empty()));
        assertThat(none.select("form").eachAttr("id")).containsExactly("factor");
        assertThat(none.select("#otp, script")).isEmpty();
        assertThat(none.select("button").eachAttr("value")).containsExactly("cancel");
        Document all = draw(Shown.factor("x", new FactorView.Offered(true, true, Optional.of("{}")), Optional.empty()));
        assertThat(all.select("form").eachAttr("id")).containsExactly("factor", "passkey", "recovery");
    }

    @Test
    void headOfAFactorThenScriptForAPasskeyOnly() {
        FactorView.Offered codes = new FactorView.Offered(true, true, Optional.empty());
        assertThat(VIEWS.draw(Shown.factor("x", codes, Optional.empty()), Shown.request(null, null))
                        .headers()
                        .get("Content-Security-Policy"))
                .doesNotContain("script-src");
    }

    @Test
    void signInThatFailedThenSaidAtTheFields() {
        Element form =
                draw(Shown.signIn("anna", Optional.of(SignInView.Flaw.WRONG))).expectFirst("form");
        assertThat(form.expectFirst("#flaw[role=alert]").text()).startsWith("Username or password is wrong.");
        assertThat(form.select("[aria-describedby=flaw][aria-invalid=true]").eachAttr("id"))
                .containsExactly("username", "password");
        assertThat(form.expectFirst("#username").attr("value")).isEqualTo("anna");
        assertThat(form.expectFirst("[autofocus]").id()).isEqualTo("password");
        assertThat(form.expectFirst("#password").hasAttr("value")).isFalse();
    }

    @Test
    void signInThenFifteenKilobytesAndTwoMoreRequests() {
        Document page = draw(Shown.signIn("anna", Optional.of(SignInView.Flaw.WRONG)));
        int size = page.outerHtml().length() + StaticFile.STYLE.bytes().length + StaticFile.PASSKEY.bytes().length;
        assertThat(size).isLessThan(15_000);
        assertThat(page.select("link[href]:not([href^=data:])").eachAttr("href"))
                .containsExactly("/sign-in/style.css?v=" + StaticFile.STYLE.tag());
        assertThat(page.select("[src]").eachAttr("src"))
                .containsExactly("/sign-in/passkey.js?v=" + StaticFile.PASSKEY.tag());
    }

    @Test
    void issuerWithAPathThenItsFilesBelowIt() {
        PageRequest request = Shown.request(null, null);
        RequestPath.attach(request.http(), "/tickets");
        Document page = draw(new FormPostView("https://shop.example/cb", Map.of()), request);
        assertThat(page.select("script").attr("src")).startsWith("/tickets/sign-in/continue.js?");
        assertThat(page.select("link[rel=stylesheet]").attr("href")).startsWith("/tickets/sign-in/style.css?");
    }

    @Test
    void consentThenAllThatIsAskedFor() {
        ConsentView.Scope described = new ConsentView.Scope("orders.read", "See your orders");
        ConsentView view = new ConsentView(
                "/go",
                "c",
                "Shop",
                Optional.of("https://shop.example"),
                Optional.of("shop.example"),
                "anna",
                "orders",
                "The orders of the shop",
                List.of(described, new ConsentView.Scope("orders.write", ""), new ConsentView.Scope("email", "")),
                new ConsentView.Redirect("127.0.0.1", true));
        Document page = draw(view);
        assertThat(page.select("li").eachText())
                .containsExactly("See your orders orders.read", "orders.write", "See your e-mail address email");
        assertThat(page.select("dd").eachText())
                .containsExactly("anna", "orders The orders of the shop", "Shop https://shop.example", "127.0.0.1");
        assertThat(page.select("p.flaw").eachText())
                .satisfiesExactly(
                        unregistered -> assertThat(unregistered).contains("this application is at shop.example"),
                        own -> assertThat(own).contains("on this machine"));
        assertThat(page.select("#consent button").eachAttr("value")).containsExactly("allow", "deny");
        assertThat(page.select("a")).isEmpty();
    }

    @Test
    @DisplayName(
            "RFC 10027: of a device the code to compare, where and when it asked, and a question before two buttons alike")
    void deviceConsentThenCodePlaceAndQuestion() {
        Document page = draw(Shown.deviceConsent("Ada"));
        assertThat(page.select("dd").eachText())
                .containsExactly("Ada", "Ada Ada", "Ada Ada", "Ada", "Ada", "2026-11-27 12:34");
        assertThat(page.expectFirst("#user-code").text()).isEqualTo("Ada");
        assertThat(page.select("p.flaw").text()).contains("Did you start this on a device beside you?");
        assertThat(page.select(".pair button").eachAttr("value")).containsExactly("allow", "deny");
        assertThat(page.select(".pair button[class]")).isEmpty();
    }

    @Test
    void deviceCodeThenAFieldForIt() {
        Element form = draw(Shown.deviceCode("WDJB-MJHT", Optional.empty())).expectFirst("form#device[method=post]");
        assertThat(form.expectFirst("#user_code").attr("value")).isEqualTo("WDJB-MJHT");
        assertThat(form.select("label").eachAttr("for")).containsExactly("user_code");
        assertThat(form.select("[aria-invalid], .flaw")).isEmpty();
        Element again = draw(Shown.deviceCode("x", Optional.of(DeviceCodeView.Flaw.WRONG)))
                .expectFirst("form");
        assertThat(again.select("[aria-describedby=flaw][aria-invalid=true]").eachAttr("id"))
                .containsExactly("user_code");
    }

    @Test
    void formPostThenTheFieldsInTheirOrder() {
        Document page = draw(Shown.all("x y").get(4));
        Element form = page.expectFirst("form#continue[method=post]");
        assertThat(form.attr("action")).isEqualTo("https://client.example/?x y");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("code", "fx y");
        assertThat(form.select("button[name]")).isEmpty();
        assertThat(page.select("script").eachAttr("src"))
                .containsExactly("/sign-in/continue.js?v=" + StaticFile.CONTINUE.tag());
    }

    @Test
    void faultThenTheReferenceAndTheWayBack() {
        Optional<String> shop = Optional.of("Shop");
        Document page = draw(new FaultView(FaultView.Kind.EXPIRED, shop, Optional.of("https://shop.example/")));
        assertThat(page.select("code").text()).isEqualTo(Shown.CORRELATION_ID);
        assertThat(page.select("a").eachAttr("href")).containsExactly("https://shop.example/");
        assertThat(page.select("a").text()).isEqualTo("Back to Shop");
        assertThat(draw(new FaultView(FaultView.Kind.EXPIRED, shop, Optional.empty()))
                        .select("a"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "com.example.app:/", "x", ""})
    void addressThatIsNoWebsThenNoLink(String address) {
        assertThat(draw(new SignedOutView(Optional.of("Shop"), Optional.of(address)))
                        .select("a"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|en",
                "de|-|de",
                "de-AT|-|de",
                "fr de en|-|de",
                "en de|-|en",
                "-|de-CH,en;q=0.5|de",
                "-|en,de;q=0.9|en",
                "-|fr, de;q=0.1|de",
                "-|de;q=0, en|en",
                "-|de;q=0|en",
                "fr|de|de",
                "en|de|en",
                "-|*|en",
                "-|de;q=rubbish|en",
                "-|;;;,,,|en",
                "------|-|en",
                "../../de|-|en",
                "%00 <b> de|-|de",
                "DE|-|de",
                "i-klingon x-y|-|en"
            })
    void languageThenTheClientsThenTheBrowsersElseEnglish(String uiLocales, String accepted, String language) {
        PageRequest request = Shown.request(uiLocales, accepted);
        Document page = draw(new SignedOutView(Optional.empty(), Optional.empty()), request);
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("h1").text())
                .isEqualTo(language.equals("de") ? "Sie sind abgemeldet" : "You are signed out");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void localesOfAnyTextThenEnglishOrGerman(String text) {
        PageRequest request = Shown.request(text.repeat(3), text);
        assertThat(VIEWS.draw(Shown.signIn("", Optional.empty()), request)
                        .headers()
                        .get("Content-Language"))
                .isIn("en", "de");
    }

    @Test
    void headThenNotStoredNotFramedAndNoCodeButOurs() {
        RenderedPage page = VIEWS.draw(
                Shown.signIn("", Optional.empty()),
                new PageRequest(Shown.http("de"), Optional.empty(), Optional.of("https://shop.example")));
        assertThat(page.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsEntry("Cross-Origin-Opener-Policy", "unsafe-none")
                .containsEntry("Content-Language", "de")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                                + "form-action 'self' https://shop.example; frame-ancestors 'none'; base-uri 'none'");
    }

    @Test
    void headOfTheDeviceCodeThenItsScriptMayAskThisServer() {
        String policy = VIEWS.draw(Shown.deviceCode("", Optional.empty()), Shown.request(null, null))
                .headers()
                .getOrDefault("Content-Security-Policy", "");
        assertThat(policy).contains("; script-src 'self'; connect-src 'self'; ").doesNotContain("unsafe");
    }

    @Test
    void deviceCodeThenThePartForTheScriptIsHidden() {
        Document page = draw(Shown.deviceCode("", Optional.empty()));
        Element part = page.expectFirst("section#transfer[hidden]");
        assertThat(part.attr("data-action")).isEqualTo("/auth/device");
        assertThat(part.attr("data-home")).isEqualTo("/");
        assertThat(part.select("[data-flaw]").not("[hidden]")).isEmpty();
        assertThat(page.select("#to-transfer").not("[hidden]")).isEmpty();
        assertThat(page.select("script").eachAttr("src"))
                .containsExactly("/sign-in/transfer.js?v=" + StaticFile.TRANSFER.tag());
    }

    @Test
    void everyPageThenScriptsAllowedWhereItHasOne() {
        for (View view : Shown.all(PLAIN)) {
            String policy =
                    VIEWS.draw(view, Shown.request(null, null)).headers().getOrDefault("Content-Security-Policy", "");
            assertThat(policy.contains("; script-src 'self'; "))
                    .as("%s", view)
                    .isEqualTo(!draw(view).select("script").isEmpty());
        }
    }

    @Test
    void headOfAFormPostThenItsOneScript() {
        String policy = VIEWS.draw(new FormPostView("https://shop.example/cb", Map.of()), Shown.request(null, null))
                .headers()
                .getOrDefault("Content-Security-Policy", "");
        assertThat(policy).contains("; script-src 'self'; ").doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "https://shop.example|'self' https://shop.example",
                "http://127.0.0.1:4711|'self' http://127.0.0.1:4711",
                "http://[::1]:4711|'self' http:",
                "com.example.app:|'self' com.example.app:",
                "https://shop.example; script-src *|'self'",
                "*|'self'",
                "'unsafe-inline'|'self'",
                "https://*.example|'self'"
            })
    void formTargetThenASourceOfItsPolicyOrNothing(String target, String sources) {
        assertThat(FormTarget.sources(Optional.of(target))).isEqualTo(sources);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "403, NOT_FROM_HERE",
        "404, NOT_FOUND",
        "405, NOT_FOUND",
        "408, BUSY",
        "413, TOO_LARGE",
        "415, BAD_REQUEST",
        "429, BUSY",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void statusOfARefusalThenWhatItMeans(int status, FaultView.Kind kind) {
        assertThat(FaultView.Kind.of(status)).isEqualTo(kind);
    }
}
