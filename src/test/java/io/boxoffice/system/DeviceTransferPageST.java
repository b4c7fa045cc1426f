package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second device is signed in by the first (RFC 10027), in two real browsers. */
@ThirdLane
class DeviceTransferPageST {
    private static final List<String> MODULES = List.of("jsqr", "pngjs");

    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("server", "other");

    private Tab first(BrowserUser user) {
        Tab tab = user.tab().signIn(person.username(), person.password()).look("Devices");
        tab.press("Show a code");
        tab.page().locator("#offered").waitFor();
        return tab;
    }

    private static String code(Tab first) {
        return first.page().locator("#code").innerText().strip();
    }

    /** The other device opens what the picture holds. */
    private static Tab scanned(BrowserUser user, Tab first) {
        Tab phone = user.tab("/device#" + code(first).replace("-", ""));
        phone.fill("What you call this device", "My phone");
        phone.press("Sign in this device");
        phone.page().locator("#transfer-number").waitFor();
        return phone;
    }

    private static String number(Tab tab, String place) {
        Locator number = tab.page().locator(place);
        number.waitFor();
        return number.innerText();
    }

    @Test
    @DisplayName("scanned, compared, let in: both are signed in, as the same user; the code is in no address")
    void letInThenBothSignedIn() {
        try (BrowserUser computer = BrowserUser.of(boxoffice);
                BrowserUser telephone = BrowserUser.looking(boxoffice, 375, 812, ColorScheme.LIGHT)) {
            Tab first = first(computer);
            String code = code(first);
            Tab phone = scanned(telephone, first);
            assertThat(number(first, "#number")).isEqualTo(number(phone, "#transfer-number"));
            assertThat(first.text()).contains("My phone", "server");
            assertEquallyLarge(first);

            first.press("Yes, sign it in");

            first.says("My phone is let in");
            phone.heading("Token").waitFor();
            assertThat(phone.token().claimsJson().path("sub").stringValue()).isEqualTo(person.id());
            assertThat(telephone.refreshCookies()).containsExactly(Page.cookieOf("server"));
            assertThat(phone.history() + phone.stored()).doesNotContain(code.replace("-", ""));
            first.look("Sessions");
            assertThat(first.card("My phone")).hasCount(1);
        }
    }

    @Test
    @DisplayName("typed, and refused on the first device: told so, and nobody is signed in")
    void refusedThenToldSo() {
        try (BrowserUser computer = BrowserUser.of(boxoffice);
                BrowserUser telephone = BrowserUser.of(boxoffice)) {
            Tab first = first(computer);
            Tab phone = telephone.tab("/device");
            phone.press("Sign in this device by another one");
            phone.fill("Code on the other device", "BBBBB");
            phone.fill("What you call this device", "My phone");
            phone.press("Sign in this device");
            assertThat(phone.page().locator("[data-flaw=invalid_grant]")).isVisible();
            phone.fill("Code on the other device", code(first).toLowerCase(Locale.ROOT));
            phone.press("Sign in this device");
            number(first, "#number");
            first.press("No, refuse it");

            assertThat(phone.page().locator("[data-flaw=access_denied]")).isVisible();
            first.says("The device was refused.");
            assertThat(telephone.refreshCookies()).isEmpty();
        }
    }

    @Test
    @DisplayName("signed in too long ago: a sign-in is offered")
    void signedInLongAgoThenOffered() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab().signIn(person.username(), person.password());
            boxoffice
                    .database()
                    .run("update session set auth_time = now() - interval '6 min' where account_id = '" + person.id()
                            + "'");
            tab.press("Renew now");
            tab.page().getByText("Renewed once").waitFor();
            tab.look("Devices");
            tab.press("Show a code");
            tab.says("A more recent or a stronger login is required.");
            assertThat(tab.button("Sign in again")).isVisible();
        }
    }

    @Test
    @DisplayName("the picture on the screen, read by a library for cameras, is the address of the other side")
    void pictureThenReadByACamera() throws Exception {
        assumeTrue(NpmScript.isInstalled(MODULES));
        try (BrowserUser computer = BrowserUser.of(boxoffice)) {
            Tab first = first(computer);
            Path picture = Files.write(
                    Files.createTempFile(NpmScript.HOME, "screen", ".png"),
                    first.page().screenshot());
            String expected = boxoffice.issuer() + "/device#" + code(first).replace("-", "");

            Map<String, String> said = NpmScript.run(
                    boxoffice,
                    "qr.mjs",
                    Map.of("picture", picture.toAbsolutePath().toString()),
                    address -> address);

            Files.delete(picture);
            assertThat(Objects.requireNonNull(said.get("code"))).isEqualTo(expected.toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1180", "DARK, 360"})
    void pagesThenAxeFindsNothingAndNothingIsTooWide(ColorScheme scheme, int width) {
        try (BrowserUser computer = BrowserUser.looking(boxoffice, width, 740, scheme);
                BrowserUser telephone = BrowserUser.looking(boxoffice, width, 740, scheme)) {
            Tab first = first(computer);
            check(first, "code", width);
            Tab phone = telephone.tab("/device#" + code(first).replace("-", ""));
            check(phone, "scanned", width);
            phone.fill("What you call this device", "My phone");
            phone.press("Sign in this device");
            number(phone, "#transfer-number");
            check(phone, "waiting", width);
            number(first, "#number");
            check(first, "question", width);
        }
    }

    private static void check(Tab tab, String view, int width) {
        Accessible.load(tab);
        Accessible.check(tab, view);
        Accessible.checkWidth(tab, view, width);
        take(tab, view + width);
    }

    private static void take(Tab tab, String name) {
        String directory = System.getProperty("screenshots");
        if (directory != null) {
            tab.page()
                    .screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                            .setPath(Path.of(directory, "device-" + name + ".png"))
                            .setFullPage(true));
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertEquallyLarge(Tab tab) {
        List<Map<String, Object>> boxes = (List<Map<String, Object>>)
                tab.page()
                        .evaluate(
                                "[...document.querySelectorAll('#question .pair button')].map(b => ({w: b.offsetWidth, h: b.offsetHeight}))");
        assertThat(boxes).hasSize(2);
        assertThat(boxes.getFirst()).isEqualTo(boxes.getLast());
    }
}
