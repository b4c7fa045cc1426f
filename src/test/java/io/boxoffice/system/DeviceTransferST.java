package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A second device is signed in by the first (RFC 10027). */
class DeviceTransferST {
    private static final String UNKNOWN = "x".repeat(43);

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = boxoffice.hireWith(Json.map(
            "audiences",
            List.of("server", "other"),
            "scopes",
            Map.of("other", List.of("orders.read", "orders.write")),
            "tenant",
            "acme"));
    private final Tokens first = boxoffice.login(person, "server");

    private DeviceTransfer begin() {
        return DeviceTransfer.begin(boxoffice, first);
    }

    private static void isRefused(Answer answer) {
        answer.isOAuthError(400, "invalid_grant");
    }

    private Tokens stale() {
        Tokens tokens = boxoffice.login(person, "server");
        boxoffice
                .database()
                .run("update session set auth_time = now() - interval '9 min' where id = '" + tokens.session() + "'");
        return boxoffice.refresh(tokens);
    }

    @Test
    @DisplayName(
            "shown, scanned, compared, approved: a session of its own, which says so, and is in the list by its name")
    void approvedThenSignedIn() {
        DeviceTransfer transfer = begin();
        assertThat(transfer.asked().header("Cache-Control")).isEqualTo("no-store");
        assertThat(transfer.asked().header("Location")).isEqualTo(boxoffice.issuer() + transfer.path());
        assertThat(transfer.asked().json().path("expires_in").asInt()).isEqualTo(90);
        assertThat(transfer.code()).matches("[BCDFGHJKLMNPQRSTVWXZ]{30}");
        assertThat(transfer.asked().text("qr_svg")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(transfer.state()).isEqualTo("waiting");
        assertThat(transfer.seen().json().path("number").isNull()).isTrue();

        Answer redeemed = transfer.redeemed();

        assertThat(redeemed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(redeemed.json().path("interval").asInt()).isEqualTo(2);
        assertThat(redeemed.json().path("expires_in").asInt()).isEqualTo(90);
        JsonNode seen = transfer.seen().json();
        assertThat(seen.path("state").stringValue()).isEqualTo("redeemed");
        assertThat(seen.path("device_name").stringValue()).isEqualTo("My phone");
        assertThat(seen.path("number").stringValue())
                .isEqualTo(redeemed.text("number"))
                .matches("[1-9][0-9]");
        assertThat(seen.path("address").stringValue()).isNotBlank();
        assertThat(seen.path("user_agent").stringValue()).contains("Java");
        transfer.poll(redeemed).isOAuthError(400, "authorization_pending");
        transfer.poll(redeemed).isOAuthError(400, "slow_down");
        transfer.approve(redeemed.text("number")).hasStatus(204);
        assertThat(transfer.state()).isEqualTo("approved");

        Tokens tokens = Tokens.of(transfer.poll(redeemed).hasStatus(200));

        assertThat(transfer.state()).isEqualTo("completed");
        assertThat(tokens.scope()).isEqualTo("orders.read");
        JsonNode claims = tokens.accessText().claimsJson();
        assertThat(claims.path("sub").stringValue()).isEqualTo(person.id());
        assertThat(claims.path("aud").stringValue()).isEqualTo("other");
        assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue)).containsExactly("pwd", "xdev");
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal1");
        assertThat(claims.path("auth_time"))
                .isEqualTo(first.accessText().claimsJson().path("auth_time"));
        boxoffice.get("/api/other/orders", tokens.access()).hasStatus(200);
        boxoffice.refresh(tokens);
        assertThat(boxoffice
                        .get("/api/server/sessions", first.access())
                        .hasStatus(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(session ->
                                session.path("device_name").asString("").equals("My phone"))
                        .map(session -> session.path("id").stringValue()))
                .containsExactly(tokens.session());
        assertThat(new Trail(boxoffice).all("type=transfer_completed&user_id=" + person.id(), 10))
                .hasSize(1);
    }

    @Test
    @DisplayName("A169: scanned twice, made up, over: one answer, and whoever was first goes on")
    void scannedTwiceThenTheFirstGoesOn() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();

        Answer second = transfer.tryRedeem().isOAuthError(400, "invalid_grant");

        DeviceTransfer late = begin();
        late.write("expires_at = now()");
        assertThat(late.tryRedeem().body()).isEqualTo(second.body());
        assertThat(DeviceTransfer.tryRedeem(boxoffice, "B".repeat(30)).body()).isEqualTo(second.body());
        assertThat(DeviceTransfer.tryRedeem(boxoffice, "").body()).isEqualTo(second.body());
        transfer.approve(redeemed.text("number")).hasStatus(204);
        transfer.poll(redeemed).hasStatus(200);
        isRefused(transfer.poll(redeemed));
    }

    @Test
    @DisplayName("A169: scanned by many at once: one has the ticket")
    void scannedAtOnceThenOneTicket() {
        DeviceTransfer transfer = begin();
        List<Answer> answers = Burst.together(20, i -> transfer::tryRedeem);
        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 400)).hasSize(19);
    }

    @Test
    @DisplayName("as it is typed: in groups, in lower case")
    void typedThenRedeemed() {
        String typed = begin().code().toLowerCase(Locale.ROOT).replaceAll("(.{5})(?!$)", "$1-");
        DeviceTransfer.tryRedeem(boxoffice, " " + typed).hasStatus(202);
    }

    @Test
    @DisplayName("A169: a ticket that is unknown or malformed")
    void unknownTicketThenInvalidGrant() {
        isRefused(boxoffice.post("/auth/device", Json.object("ticket", UNKNOWN)));
        isRefused(boxoffice.post("/auth/device", Json.object("ticket", "")));
        isRefused(boxoffice.post("/auth/device", Json.object("ticket", begin().code())));
    }

    @Test
    @DisplayName("A170: the wrong number refuses the device, and the right one comes too late")
    void wrongNumberThenOver() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();

        transfer.approve(DeviceTransfer.wrong(redeemed)).isProblem(400);

        transfer.approve(redeemed.text("number")).isProblem(409);
        assertThat(transfer.state()).isEqualTo("denied");
        transfer.poll(redeemed).isOAuthError(400, "access_denied");
    }

    @Test
    void deniedThenAccessDenied() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        transfer.deny(first).hasStatus(204);
        transfer.deny(first).isProblem(409);
        transfer.approve(redeemed.text("number")).isProblem(409);
        transfer.poll(redeemed).isOAuthError(400, "access_denied");
    }

    @Test
    @DisplayName("A170: a third user, another session of the same user, and nobody: as if it were not there")
    void thirdThenNotFound() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        Tokens third = boxoffice.login(boxoffice.createUser("server", "other"), "server");
        Tokens another = boxoffice.login(person, "server");
        for (Tokens other : List.of(third, another)) {
            boxoffice.get(transfer.path(), other.access()).isProblem(404);
            transfer.approve(redeemed.text("number"), other).isProblem(404);
            transfer.approve(DeviceTransfer.wrong(redeemed), other).isProblem(404);
            transfer.deny(other).isProblem(404);
        }
        boxoffice.get(transfer.path()).isProblem(401);
        boxoffice.get(DeviceTransfer.DEVICES + "/rubbish", first.access()).isProblem(404);
        transfer.approve(redeemed.text("number")).hasStatus(204);
    }

    @Test
    @DisplayName("A170: before a scan there is nothing to approve, and after the end there is not either")
    void tooEarlyOrLateThenConflict() {
        DeviceTransfer transfer = begin();
        transfer.approve("42").isProblem(409);
        transfer.deny(first).isProblem(409);
        Answer redeemed = transfer.redeemed();
        transfer.write("expires_at = now()");
        transfer.approve(redeemed.text("number")).isProblem(409);
        assertThat(transfer.state()).isEqualTo("expired");
        transfer.poll(redeemed).isOAuthError(400, "expired_token");
    }

    @Test
    @DisplayName("A170: approved fifty times at once, it is approved once; fetched as often, there is one session")
    void atOnceThenOnce() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        List<Answer> approvals = Burst.together(50, i -> () -> transfer.approve(redeemed.text("number")));
        assertThat(approvals.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        // A slow machine keeps some waiting for a connection for too long.
        assertThat(approvals.stream().filter(answer -> answer.status() == 409 || answer.status() == 503))
                .hasSize(49);

        List<Answer> polls = Burst.together(20, i -> () -> transfer.poll(redeemed));
        assertThat(polls.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(polls.stream().filter(answer -> answer.status() == 400 || answer.status() == 503))
                .hasSize(19);
    }

    @Test
    @DisplayName("A171: asked for, or approved, by whoever has signed in long ago: a challenge")
    void staleLoginThenChallenged() {
        Tokens stale = stale();
        Answer refused =
                DeviceTransfer.tryAsk(boxoffice, stale, "audience", "other").isProblem(401);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        assertThat(transfer.approve(redeemed.text("number"), stale)
                        .isProblem(401)
                        .header("WWW-Authenticate"))
                .contains("error=\"insufficient_user_authentication\"");
        assertThat(transfer.state()).isEqualTo("redeemed");
    }

    @Test
    @DisplayName("A171: whoever has a second factor shows it first")
    void factorNotShownThenChallenged() {
        Authenticator.enrol(boxoffice, first);
        assertThat(DeviceTransfer.tryAsk(boxoffice, first, "audience", "other")
                        .isProblem(401)
                        .header("WWW-Authenticate"))
                .contains("acr_values=\"aal2\"");
    }

    @Test
    @DisplayName(
            "A171, A172: a session that was passed on passes nothing on, changes no factor, and is at most what the first was")
    void passedOnThenNoFurther() {
        DeviceTransfer transfer = new DeviceTransfer(
                boxoffice,
                first,
                DeviceTransfer.tryAsk(boxoffice, first, "audience", "server").hasStatus(201));
        Tokens phone = transfer.done();

        boxoffice.get("/api/server/me", phone.access()).hasStatus(200);
        DeviceTransfer.tryAsk(boxoffice, phone, "audience", "other").isProblem(401);
        boxoffice.post("/api/server/me/factors/totp", "", phone.access()).isProblem(401);
    }

    @Test
    @DisplayName("A172: an administrator's phone administrates nothing")
    void administratorThenNotOnThePhone() {
        Tokens admin = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        DeviceTransfer transfer = new DeviceTransfer(
                boxoffice,
                admin,
                DeviceTransfer.tryAsk(boxoffice, admin, "audience", "server").hasStatus(201));
        Tokens phone = transfer.done();
        boxoffice.get("/api/server/users", admin.access()).hasStatus(200);
        boxoffice.get("/api/server/users", phone.access()).isProblem(403);
        boxoffice.get("/api/server/users", boxoffice.refresh(phone).access()).isProblem(403);
    }

    @Test
    @DisplayName("A172: a scope or an audience that is not there, not granted, or not passed on")
    void moreThanThereIsThenBadRequest() {
        DeviceTransfer.tryAsk(boxoffice, first, "audience", "nowhere").isProblem(400);
        DeviceTransfer.tryAsk(boxoffice, first, "audience", "userinfo", "scope", "orders.read")
                .isProblem(400);
        DeviceTransfer.tryAsk(boxoffice, first, "audience", "other", "scope", "orders.read orders.delete")
                .isProblem(400);
        Person reader = boxoffice.hireWith(
                Json.map("audiences", List.of("server"), "scopes", Map.of("server", List.of("config.write"))));
        Tokens narrow = boxoffice.login(reader, "server");
        DeviceTransfer.tryAsk(boxoffice, narrow, "audience", "other").isProblem(400);
        DeviceTransfer.tryAsk(boxoffice, narrow, "audience", "server", "scope", "config.write")
                .isProblem(400);
        DeviceTransfer.tryAsk(boxoffice, narrow, "audience", "server").hasStatus(201);
    }

    @Test
    @DisplayName(
            "A173: the password is changed, or the first session ends, before the tokens are fetched: nothing is given")
    void changedMeanwhileThenNothing() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        transfer.approve(redeemed.text("number")).hasStatus(204);
        boxoffice.tryLogout(first.refresh()).hasStatus(204);
        isRefused(transfer.poll(redeemed));

        DeviceTransfer another = DeviceTransfer.begin(boxoffice, boxoffice.login(person, "server"));
        Answer waiting = another.redeemed();
        another.approve(waiting.text("number")).hasStatus(204);
        boxoffice
                .put(
                        "/api/server/me/password",
                        Json.object("current_password", person.password(), "new_password", "another box of tickets"),
                        another.first().access())
                .hasStatus(204);
        isRefused(another.poll(waiting));
    }

    @Test
    @DisplayName("what another client was allowed is not passed on")
    void sessionOfAnotherClientThenForbidden() {
        OAuthClient client = CodeFlow.webClient(
                boxoffice, "audiences", Map.of("server", List.of()), "default_audience", "server", "first_party", true);
        CodeFlow flow = CodeFlow.of(client, "audience", "server", "scope", "");
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer back = browser.signIn(browser.open(flow.path()), person);
        Answer tokens = flow.redeem(WebBrowser.code(back)).hasStatus(200);
        boxoffice
                .post(DeviceTransfer.DEVICES, Json.object("audience", "other"), tokens.text("access_token"))
                .isProblem(403);
    }

    @Test
    @DisplayName("the sixth that waits: 429 with Retry-After")
    void manyThenSlowDown() {
        for (int i = 0; i < 5; i++) {
            begin();
        }
        assertThat(DeviceTransfer.tryAsk(boxoffice, first, "audience", "other")
                        .isProblem(429)
                        .header("Retry-After"))
                .isEqualTo("90");
    }

    @Test
    @DisplayName("in a browser: the refresh token is in the cookie of its audience, and a foreign page gets none")
    void cookieAskedForThenInACookie() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        transfer.approve(redeemed.text("number")).hasStatus(204);
        String poll = Json.object("ticket", redeemed.text("ticket"), "transport", "cookie");
        boxoffice.post("/auth/device", poll).isOAuthError(403, "access_denied");
        Page page = new Page(boxoffice, boxoffice.issuer());

        Answer answer = page.post("/auth/device", poll).hasStatus(200);

        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.header("Set-Cookie")).startsWith(Page.cookieOf("other") + "=bo_rt_");
        page.refresh("other").hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"x\"}",
                "{\"code\":\"x\",\"device_name\":\"\"}",
                "{\"code\":\"x\",\"device_name\":\"a\\u0000b\"}",
                "{\"code\":\"x\",\"device_name\":\"a\\u202eb\"}",
                "{\"code\":1,\"device_name\":\"a\"}",
                "{\"code\":\"x\",\"device_name\":\"a\",\"ticket\":\"y\"}",
                "{\"code\":\"x\",\"device_name\":\"a\",\"audience\":\"other\"}",
                "{\"ticket\":\"y\",\"transport\":\"pigeon\"}",
                "[]"
            })
    void rubbishThenInvalidRequest(String body) {
        boxoffice.post("/auth/device", body).isOAuthError(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"number\":42}", "{\"number\":\"4\"}", "{\"number\":\"042\"}", "{\"number\":\"٤٢\"}"})
    @DisplayName("what is no number decides nothing")
    void noNumberThenBadRequestAndStillWaiting(String body) {
        DeviceTransfer transfer = begin();
        transfer.redeemed();
        boxoffice.post(transfer.path() + "/approve", body, first.access()).isProblem(400);
        assertThat(transfer.state()).isEqualTo("redeemed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"audience\":\"\"}",
                "{\"audience\":\"other\",\"scope\":\"a  b\"}",
                "{\"audience\":[\"other\"]}"
            })
    void rubbishAskedThenBadRequest(String body) {
        boxoffice.post(DeviceTransfer.DEVICES, body, first.access()).isProblem(400);
    }

    @Test
    @DisplayName("neither the code nor the ticket is in the database or in the audit")
    void codeAndTicketThenStoredNowhere() {
        DeviceTransfer transfer = begin();
        Answer redeemed = transfer.redeemed();
        transfer.approve(redeemed.text("number")).hasStatus(204);
        transfer.poll(redeemed).hasStatus(200);
        for (String secret : List.of(transfer.code(), redeemed.text("ticket"))) {
            assertThat(boxoffice
                            .database()
                            .count("select count(*) from device_transfer t where t::text like '%" + secret + "%'"))
                    .isZero();
            assertThat(boxoffice
                            .database()
                            .count("select count(*) from audit_event e where e::text like '%" + secret + "%'"))
                    .isZero();
        }
    }
}
