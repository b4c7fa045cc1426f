package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.boxoffice.fixture.SoftwarePasskey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What this server says of second factors, and what the npm modules {@code otplib} and {@code @simplewebauthn/server} say of the same. */
@ThirdLane
class SecondOpinionST {
    private static final String FACTORS = "/api/server/me/factors";
    private static final String CREATE = "async options => (await navigator.credentials.create({publicKey:"
            + " PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))})).toJSON()";
    private static final String GET = "async options => (await navigator.credentials.get({publicKey:"
            + " PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))})).toJSON()";

    /** Another site on this machine: passkeys of {@code localhost} work there, too. */
    private static final String ELSEWHERE = "http://localhost:4/";

    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("server", "other");

    private final List<Object> answers = new ArrayList<>();
    private final Map<String, String> ours = new LinkedHashMap<>();

    @Test
    @DisplayName(
            "A166: passkeys of Chromium and of software, as they should be and not: both servers say the same of each")
    void passkeysThenBothSayTheSame() throws Exception {
        assumeTrue(NpmScript.isInstalled(List.of("@simplewebauthn/server")));
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Page page = user.tab().page();
            VirtualAuthenticator.of(page);
            String access = boxoffice.login(person, "server").access();
            String before = creation(access);
            String options = creation(access);
            registered("made for an older challenge", evaluated(page, CREATE, before), options, access);
            made(page, "made", access);

            shown(page, "shown", request());
            JsonNode older = evaluated(page, GET, Json.text(publicKey(request())));
            alone("shown for an older challenge", older, request());
            page.route(
                    ELSEWHERE,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<!doctype html>")));
            page.navigate(ELSEWHERE);
            shown(page, "shown elsewhere", request());
        }
        inSoftware();

        Map<String, String> theirs = NpmScript.run(
                boxoffice,
                "second-opinions.mjs",
                Map.of("origin", boxoffice.issuer(), "rp_id", "localhost", "passkeys", answers),
                address -> address);
        assertThat(theirs).containsExactlyInAnyOrderEntriesOf(ours);
        assertThat(ours.entrySet().stream()
                        .filter(verdict -> verdict.getValue().equals("true"))
                        .map(Map.Entry::getKey))
                .containsExactly("made", "shown", "made in software", "shown in software");
    }

    @Test
    @DisplayName("otplib reads the picture's address and shows codes that are taken, and takes those of the tests")
    void codesThenBothSayTheSame() throws Exception {
        assumeTrue(NpmScript.isInstalled(List.of("otplib")));
        String access = boxoffice.login(person, "server").access();
        Answer begun = boxoffice.post(FACTORS + "/totp", "", access).hasStatus(200);

        Map<String, String> theirs = NpmScript.run(
                boxoffice,
                "second-opinions.mjs",
                Map.of(
                        "otpauth_uri",
                        begun.text("otpauth_uri"),
                        "code",
                        Authenticator.of(begun.text("secret")).next()),
                asked -> answered(asked, access));

        assertThat(theirs)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "code too early", "400",
                        "code", "204",
                        "code again", "401",
                        "next code", "200",
                        "code of the test", "true"));
    }

    /** What the server says of a code. */
    private String answered(String asked, String access) {
        String code = asked.substring(asked.indexOf(' ') + 1);
        if (asked.startsWith("confirm")) {
            return String.valueOf(boxoffice
                    .post(FACTORS + "/totp/confirm", Json.object("otp", code), access)
                    .status());
        }
        String session = boxoffice
                .tryLogin(person.username(), person.password(), "other")
                .text("auth_session");
        return String.valueOf(boxoffice
                .post("/auth/login", Json.object("auth_session", session, "otp", code))
                .status());
    }

    private void inSoftware() {
        SoftwarePasskey passkey = SoftwarePasskey.at(boxoffice.issuer());
        Person owner = boxoffice.createUser("server", "other");
        String access = boxoffice.login(owner, "server").access();
        String options = creation(access);
        JsonNode read = Json.parse(options);
        registered("made for another site", passkey.rpId("evil.example").create(read), options, access);
        passkey.rpId("localhost");
        options = creation(access);
        registered("made in software", passkey.create(Json.parse(options)), options, access);

        Answer asked = request();
        alone("shown in software", passkey.get(publicKey(asked)), asked);
        asked = request();
        alone("shown for another site", passkey.rpId("evil.example").get(publicKey(asked)), asked);
        passkey.rpId("localhost").flags(SoftwarePasskey.PRESENT);
        asked = request();
        alone("shown by nobody who was verified", passkey.get(publicKey(asked)), asked);
        passkey.flags(SoftwarePasskey.PRESENT | SoftwarePasskey.VERIFIED);
        asked = request();
        alone("signed by another", SoftwarePasskey.at(boxoffice.issuer()).get(publicKey(asked)), asked);
    }

    private void made(Page page, String what, String access) {
        String options = creation(access);
        registered(what, evaluated(page, CREATE, options), options, access);
    }

    private void registered(String what, JsonNode made, String options, String access) {
        int status = boxoffice
                .post(FACTORS + "/passkeys", Json.object("credential", made, "name", what), access)
                .status();
        note(what, made, Json.parse(options), status == 201, false);
    }

    private void shown(Page page, String what, Answer asked) {
        alone(what, evaluated(page, GET, Json.text(publicKey(asked))), asked);
    }

    /** What the server says of a passkey that is shown to answer what it asked. */
    private void alone(String what, JsonNode shown, Answer asked) {
        int status = boxoffice
                .post(
                        "/auth/login",
                        Json.object("auth_session", asked.text("auth_session"), "passkey", shown, "audience", "other"))
                .status();
        note(what, shown, publicKey(asked), status == 200, true);
    }

    private void note(String what, JsonNode answer, JsonNode options, boolean isGood, boolean verified) {
        ours.put(what, String.valueOf(isGood));
        answers.add(Json.map(
                "what",
                what,
                "response",
                answer,
                "challenge",
                options.path("challenge").stringValue(),
                "verified",
                verified));
    }

    private String creation(String access) {
        return Json.text(publicKey(
                boxoffice.post(FACTORS + "/passkeys/options", "", access).hasStatus(200)));
    }

    private Answer request() {
        return boxoffice.post("/auth/passkey/options", "{}").hasStatus(200);
    }

    private static JsonNode publicKey(Answer options) {
        return options.json().path("public_key");
    }

    /** What the browser answers, by way of its text. */
    private static JsonNode evaluated(Page page, String script, String options) {
        return Json.parse(String.valueOf(
                page.evaluate("async options => JSON.stringify(await (" + script + ")(options))", options)));
    }
}
