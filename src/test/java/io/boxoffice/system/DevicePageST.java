package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the device grant, in a browser. */
@ThirdLane
class DevicePageST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final DeviceFlow flow = DeviceFlow.begin(DeviceFlow.deviceClient(boxoffice));
    private final Person person = CodeFlow.orderer(boxoffice);

    private String complete() {
        return "/device?user_code=" + flow.userCode();
    }

    @Test
    @DisplayName("without script: the code is there, sent, compared, allowed")
    void withoutScriptThenAllowed() {
        try (BrowserUser user = BrowserUser.withoutScript(boxoffice)) {
            Tab tab = user.tab(complete());
            tab.page().locator("#device button").click();
            tab.trySignIn(person.username(), person.password());
            tab.heading("Allow access?").waitFor();
            assertThat(tab.page().locator("#user-code").textContent()).isEqualTo(flow.userCode());
            tab.page().locator("#consent button[value=allow]").click();
            tab.heading("The device is connected").waitFor();
        }
        flow.poll().hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1180", "DARK, 1180", "LIGHT, 360", "DARK, 360"})
    void pageThenAxeFindsNothingAndNothingIsTooWide(ColorScheme scheme, int width) {
        try (BrowserUser user = BrowserUser.looking(boxoffice, width, 740, scheme)) {
            Tab tab = user.tab("/device");
            check(tab, "code", width);
            tab.page().locator("#user_code").fill("BBBB-BBBB");
            tab.page().locator("#device button").click();
            tab.page().locator("#flaw").waitFor();
            check(tab, "wrong code", width);
            tab.page().locator("#user_code").fill(flow.userCode());
            tab.page().locator("#device button").click();
            tab.trySignIn(person.username(), person.password());
            tab.heading("Allow access?").waitFor();
            check(tab, "consent", width);
            assertEquallyLarge(tab);
            tab.page().locator("#consent button[value=deny]").click();
            tab.heading("The device was refused").waitFor();
            check(tab, "done", width);
        }
    }

    private static void check(Tab tab, String view, int width) {
        Accessible.load(tab);
        Accessible.check(tab, view);
        Accessible.checkWidth(tab, view, width);
    }

    @SuppressWarnings("unchecked")
    private static void assertEquallyLarge(Tab tab) {
        List<Map<String, Object>> boxes = (List<Map<String, Object>>)
                tab.page()
                        .evaluate(
                                "[...document.querySelectorAll('#consent button')].map(b => ({w: b.offsetWidth, h: b.offsetHeight}))");
        assertThat(boxes).hasSize(2);
        assertThat(boxes.getFirst()).isEqualTo(boxes.getLast());
    }
}
