package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view for those who do not see it, who have the keys only, and whose screen is small or dark. */
@ThirdLane
class PageLookST {
    private final Boxoffice boxoffice = SecondServer.open();

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void viewThenAxeFindsNothing(ColorScheme scheme) {
        try (BrowserUser user = BrowserUser.looking(boxoffice, 1180, 860, scheme)) {
            Tab tab = user.tab();
            tab.heading("Sign in").waitFor();
            Accessible.load(tab);
            Accessible.check(tab, "Sign in");
            tab.signIn("admin", Boxoffice.ADMIN_PASSWORD);
            Accessible.load(tab);
            for (String view : Tab.VIEWS) {
                tab.look(view);
                fillOut(tab, view);
                Accessible.check(tab, view);
            }
        }
    }

    /** What is folded is looked at too. */
    private static void fillOut(Tab tab, String view) {
        switch (view) {
            case "Resources" -> {
                tab.press("With the token for server");
                tab.says("401");
            }
            case "Users" -> {
                tab.fill("Find", "admin");
                tab.press("admin");
                tab.press("Edit admin");
            }
            case "Audiences" -> tab.press("Edit other");
            default -> tab.page().waitForTimeout(300);
        }
        tab.page().evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)");
    }

    @Test
    void phoneThenNothingIsWiderThanTheScreen() {
        try (BrowserUser user = BrowserUser.looking(boxoffice, 360, 740, ColorScheme.LIGHT)) {
            Tab tab = user.admin();
            for (String view : Tab.VIEWS) {
                tab.look(view);
                fillOut(tab, view);
                Accessible.checkWidth(tab, view, 360);
            }
        }
    }

    @Test
    void keysOnlyThenSignedInAndThroughTheViews() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Tab tab = user.tab();
            tab.heading("Sign in").waitFor();
            tab.page().keyboard().press("Tab");
            assertThat(focused(tab)).isEqualTo("To the content");
            to(tab, "Sign in");
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.field("Username")).isFocused();
            tab.page().keyboard().type("admin");
            tab.page().keyboard().press("Tab");
            tab.page().keyboard().type(Boxoffice.ADMIN_PASSWORD);
            tab.page().keyboard().press("Enter");
            tab.heading("Token").waitFor();
            assertThat(focused(tab)).isEqualTo("Token");
            to(tab, "server");
            tab.page().keyboard().press("Tab");
            assertThat(focused(tab)).isEqualTo("other");
            tab.page().keyboard().press("Space");
            assertThat(tab.button("other").getAttribute("aria-pressed")).isEqualTo("true");
        }
    }

    private static void to(Tab tab, String name) {
        for (int i = 0; i < 20 && !focused(tab).equals(name); i++) {
            tab.page().keyboard().press("Tab");
        }
        assertThat(focused(tab)).isEqualTo(name);
    }

    private static String focused(Tab tab) {
        return (String) tab.page().evaluate("document.activeElement.textContent.trim()");
    }
}
