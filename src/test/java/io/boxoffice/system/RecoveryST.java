package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The way back in, by mail, by an administrator and by the pages, on a server that has a mail server. */
@ThirdLane
class RecoveryST {
    private static final Pattern LINK = Pattern.compile("https://\\S+/recovery#([A-Za-z0-9_-]{43})");
    private static final String NEW = "nineteen orange tickets";
    private static final int SAMPLES = 40;

    private static GreenMail mails = mailServer();
    private static Boxoffice boxoffice;

    private static GreenMail mailServer() {
        return new GreenMail(new ServerSetup(EquippedServer.MAIL_PORT, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeAll
    static void open() {
        mails.start();
        boxoffice = EquippedServer.open().boxoffice();
    }

    @AfterAll
    static void close() {
        mails.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        mails.purgeEmailFromAllMailboxes();
    }

    private static Person reachable() {
        return boxoffice.hireWith(Json.map(
                "audiences",
                List.of("server", "other"),
                "email",
                Boxoffice.uniqueName() + "@example.org",
                "email_verified",
                true));
    }

    private static Answer ask(String username) {
        return boxoffice.post("/auth/recovery", Json.object("username", username));
    }

    private static Answer complete(String code, String password) {
        return boxoffice.post("/auth/recovery/complete", Json.object("code", code, "new_password", password));
    }

    /** The mails of a user, of whom there are as many; one of the test before may come late. */
    private static List<String> received(Person person, int count) {
        Poll.until(
                count + " mails", Duration.ofSeconds(60), () -> received(person).size() >= count);
        return received(person);
    }

    private static List<String> received(Person person) {
        try {
            List<String> texts = new ArrayList<>();
            for (MimeMessage message : mails.getReceivedMessages()) {
                texts.add(message.getSubject() + "\n" + message.getContent());
            }
            texts.removeIf(text -> !text.contains(person.username()));
            return texts;
        } catch (MessagingException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String code(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(link.group()).startsWith(boxoffice.issuer() + "/recovery#");
        return link.group(1);
    }

    private static String linkOf(String id) {
        return code(boxoffice
                .asAdmin("/api/server/users/" + id + "/recovery", "")
                .hasStatus(201)
                .text("url"));
    }

    @Test
    @DisplayName("by mail: the password is set, once, and every session ends")
    void askedThenALinkByMailThatSetsThePassword() {
        Person person = reachable();
        Tokens before = boxoffice.login(person, "other");
        assertThat(ask(person.username()).hasStatus(202).body()).isEmpty();
        String code = code(received(person, 1).getFirst());

        complete(code, "short").isOAuthError(400, "invalid_request");
        complete(code, NEW).hasStatus(204);

        boxoffice.tryRefresh(before.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.tryLogin(person.username(), person.password(), "other").isOAuthError(401, "invalid_grant");
        boxoffice.login(person.username(), NEW, "other");
        complete(code, person.password()).isOAuthError(400, "invalid_grant");
        assertThat(received(person, 2)).anyMatch(text -> text.startsWith("Your password was changed"));
    }

    @Test
    @DisplayName("A181: a user, nobody, and one without an address: the same bytes, and about the same time")
    void askedForAnyoneThenOneAnswerInOneTime() {
        Person person = reachable();
        Person without = boxoffice.createUser("other");
        assertThat(ask(person.username()).hasStatus(202).body())
                .isEqualTo(ask(Boxoffice.uniqueName()).hasStatus(202).body())
                .isEqualTo(ask(without.username()).hasStatus(202).body());

        long[] known = new long[SAMPLES];
        long[] unknown = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            unknown[i] = time(Boxoffice.uniqueName());
            known[i] = time(i % 2 == 0 ? person.username() : without.username());
        }
        assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
        received(person, 3);
        Boxoffice.pause(Duration.ofSeconds(2));
        assertThat(received(person)).hasSize(3);
    }

    private static long time(String username) {
        long begun = System.nanoTime();
        ask(username).hasStatus(202);
        return System.nanoTime() - begun;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    @Test
    @DisplayName("a mail server that is away, then says nothing, then is there: nothing waits, nothing is lost")
    void mailServerAwayAndBackThenTheMailComes() throws Exception {
        Person person = reachable();
        mails.stop();
        try {
            ask(person.username()).hasStatus(202);
            awaitATry();
            try (ServerSocket silent =
                    new ServerSocket(EquippedServer.MAIL_PORT, 5, InetAddress.getLoopbackAddress())) {
                silent.accept();
                ask(person.username()).hasStatus(202);
                boxoffice.login(person, "other");
                assertThat(boxoffice.get("/health/ready").status()).isEqualTo(200);
            }
        } finally {
            mails = mailServer();
            mails.start();
        }
        code(received(person, 1).getFirst());
    }

    private static void awaitATry() {
        Instant end = Instant.now().plusSeconds(60);
        while (boxoffice.database().count("select count(*) from outgoing_mail where due_at is not null and tries > 0")
                == 0) {
            assertThat(Instant.now()).isBefore(end);
            Boxoffice.pause(Duration.ofMillis(200));
        }
    }

    @Test
    @DisplayName("an invitation: a user without a password sets one by the link of an administrator")
    void userWithoutAPasswordThenTheLinkLetsThemIn() {
        String username = Boxoffice.uniqueName();
        Answer made = boxoffice
                .asAdmin("/api/server/users", Json.text(Json.map("username", username, "audiences", List.of("other"))))
                .hasStatus(201);
        boxoffice.tryLogin(username, NEW, "other").isOAuthError(401, "invalid_grant");

        Answer link = boxoffice
                .asAdmin("/api/server/users/" + made.text("id") + "/recovery", "")
                .hasStatus(201);
        assertThat(link.json().path("expires_in").intValue()).isEqualTo(604_800);
        complete(code(link.text("url")), NEW).hasStatus(204);

        boxoffice.login(username, NEW, "other");
    }

    @Test
    void anotherLinkOrAnotherProfileThenTheOneBeforeIsGone() {
        Person person = boxoffice.createUser("other");
        String first = linkOf(person.id());
        String second = linkOf(person.id());
        complete(first, NEW).isOAuthError(400, "invalid_grant");
        change(person, Json.object("tenant", "acme")).hasStatus(200);
        complete(second, NEW).isOAuthError(400, "invalid_grant");
        complete("x", NEW).isOAuthError(400, "invalid_grant");
    }

    private static Answer change(Person person, String json) {
        return boxoffice.patch(
                "/api/server/users/" + person.id(),
                json,
                boxoffice.admin("server").access());
    }

    private static Answer form(String path, String fields) {
        return boxoffice.post(
                path,
                "application/x-www-form-urlencoded",
                fields.replace(' ', '+').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linkByWhoMayNotOrForWhoIsNotThereThenRefused() {
        Person person = boxoffice.createUser("server");
        String path = "/api/server/users/" + person.id() + "/recovery";
        boxoffice.post(path, "", boxoffice.login(person, "server").access()).isProblem(403);
        boxoffice.post(path, "").hasStatus(401);
        boxoffice
                .asAdmin("/api/server/users/019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a/recovery", "")
                .isProblem(404);
        boxoffice.asAdmin("/api/server/users/x/recovery", "").isProblem(404);
        change(person, Json.object("enabled", false)).hasStatus(200);
        boxoffice.asAdmin(path, "").isProblem(409);
    }

    @Test
    @DisplayName("without script: asked for on the page, the code brought by hand")
    void withoutScriptThenAskedForAndSet() {
        Person person = reachable();
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab("/recovery/ask");
            tab.fill("Username", person.username());
            tab.press("Send the link");
            tab.heading("Look into your mail").waitFor();

            Tab other = user.tab("/recovery");
            other.page().locator("#code").fill(code(received(person, 1).getFirst()));
            set(other, NEW, "another one than before");
            other.page().locator("#flaw").waitFor();
            set(other, NEW, NEW);
            other.heading("Your password is set").waitFor();
        }
        boxoffice.login(person.username(), NEW, "other");
    }

    @Test
    @DisplayName("with script: the code goes from the address into the form, and stays in neither address nor history")
    void withScriptThenTheLinkIsEnough() {
        Person person = boxoffice.createUser("other");
        String code = linkOf(person.id());
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab("/recovery#" + code);
            assertThat(tab.page().locator("#by-hand").isHidden()).isTrue();
            assertThat(tab.page().url()).endsWith("/recovery");
            Accessible.load(tab);
            Accessible.check(tab, "recovery");
            set(tab, NEW, NEW);
            tab.heading("Your password is set").waitFor();

            Tab again = user.tab("/recovery#" + code);
            set(again, NEW, NEW);
            assertThat(again.page().locator("#flaw").textContent()).contains("not good, or not any more");
        }
        boxoffice.login(person.username(), NEW, "other");
    }

    private static void set(Tab tab, String password, String again) {
        tab.page().locator("#new_password").fill(password);
        tab.page().locator("#again").fill(again);
        tab.press("Set the password");
    }

    @Test
    @DisplayName("a form that another page sends does nothing")
    void formOfNoneOfOursThenRefused() {
        Person person = reachable();
        form("/recovery/ask", "username=" + person.username() + "&csrf=x").hasStatus(403);
        form("/recovery", "code=" + linkOf(person.id()) + "&new_password=" + NEW + "&again=" + NEW)
                .hasStatus(403);
        boxoffice.login(person, "other");
    }

    @Test
    @DisplayName("OA-13: a form is taken from the page that showed it, in the browser to which it did")
    void formFromElsewhereThenRefused() {
        for (String path : List.of("/recovery/ask", "/recovery")) {
            WebBrowser browser = new WebBrowser(boxoffice);
            String csrf = WebBrowser.csrf(browser.look(path).hasStatus(200));
            String ofAnother = WebBrowser.csrf(browser.look(path.equals("/recovery") ? "/recovery/ask" : "/recovery")
                    .hasStatus(200));
            browser.post(path, "csrf", csrf).hasStatus(400);
            browser.post(path, "csrf", ofAnother).isPage(403);
            browser.post(path).isPage(403);
            new WebBrowser(boxoffice).post(path, "csrf", csrf).isPage(403);
            for (String[] header :
                    new String[][] {{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
                browser.send(boxoffice
                                .request(path)
                                .header("Content-Type", OAuthClient.FORM)
                                .header(header[0], header[1])
                                .POST(HttpRequest.BodyPublishers.ofString(OAuthClient.form("csrf", csrf))))
                        .isPage(403);
            }
        }
    }

    @Test
    void formFilledInWronglyThenToldWhatAndTheLinkStaysGood() {
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer ask = browser.look("/recovery/ask");
        assertThat(browser.submit(ask, "", "username", " ").hasStatus(400).body())
                .contains("id=\"flaw\"");

        String code = linkOf(boxoffice.createUser("other").id());
        Answer page = browser.look("/recovery");
        assertThat(browser.submit(page, "", "code", code, "new_password", "short", "again", "short")
                        .hasStatus(400)
                        .body())
                .contains("must have 15 to 256 characters", code);
        assertThat(browser.submit(page, "", "code", code, "new_password", NEW, "again", NEW + "x")
                        .hasStatus(400)
                        .body())
                .contains("not the same both times")
                .doesNotContain(NEW);
        browser.submit(page, "", "code", " " + code + " ", "new_password", NEW, "again", NEW)
                .hasStatus(200);
    }

    @Test
    @DisplayName("where no mails are sent, no page asks for one, and the API answers all the same")
    void noMailServerThenNoPageToAskAt() {
        Boxoffice without = SecondServer.open();
        without.get("/recovery/ask").isPage(404);
        without.post("/recovery/ask", "application/x-www-form-urlencoded", "username=admin".getBytes(US_ASCII))
                .isPage(404);
        without.post("/auth/recovery", Json.object("username", "admin")).hasStatus(202);
    }

    @Test
    void signInPageThenTheWayToIt() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.press("Sign in");
            tab.link("Forgotten your password?").click();
            tab.heading("Forgotten your password?").waitFor();
        }
    }
}
