package io.boxoffice.system;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pictures of docs/page.md, made anew where {@code -Dscreenshots} says. No test, so no build runs it unasked. */
class PagePictures {
    private static final Duration APART = Duration.ofSeconds(5);
    private final Path directory = Path.of(System.getProperty("screenshots", "target/images"));
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    void picturesOfTheMainViews() {
        someLife();
        try (BrowserUser user = BrowserUser.looking(boxoffice, 1180, 780, ColorScheme.LIGHT)) {
            Tab tab = user.tab();
            tab.heading("Sign in").waitFor();
            take(tab, "sign-in.png");
            tab.signIn("admin", Boxoffice.ADMIN_PASSWORD);
            take(tab, "token.png");
            tab.page().setViewportSize(1180, 960);
            take(tab.look("Keys"), "keys.png");
            tab.page().setViewportSize(1180, 780);
            take(tab.look("Audit"), "audit.png");
            tab.look("Users").press("admin");
            take(tab, "users.png");
        }
        try (BrowserUser user = BrowserUser.looking(boxoffice, 1180, 780, ColorScheme.DARK)) {
            Tab tab = user.admin().look("Resources");
            tab.press("GET /api/other/user");
            tab.says("200.");
            tab.press("With the token for server");
            tab.says("401.");
            take(tab, "resources-dark.png");
        }
        try (BrowserUser user = BrowserUser.looking(boxoffice, 375, 812, ColorScheme.LIGHT)) {
            take(user.admin(), "phone.png");
        }
    }

    /** Keys in each state, and events of several kinds. */
    private void someLife() {
        String first =
                Published.kids(boxoffice, Published.of("server")).iterator().next();
        Boxoffice.pause(APART);
        boxoffice.importKey("server", SigningKey.generate(), "active").hasStatus(201);
        boxoffice.forgetAdmin();
        Boxoffice.pause(APART);
        boxoffice
                .asAdmin("/api/server/keys/rotate", Json.object("audience", "server"))
                .hasStatus(202);
        Boxoffice.pause(APART);
        boxoffice
                .asAdmin("/api/server/keys/" + first + "/revoke", Json.object("reason", "its host was broken into"))
                .hasStatus(204);
        boxoffice.tryLogin("admin", "not the password of anyone", "server");
        boxoffice.createUser("other");
        Boxoffice.pause(APART);
    }

    private void take(Tab tab, String name) {
        tab.page().waitForTimeout(700);
        tab.page().screenshot(new ScreenshotOptions().setPath(directory.resolve(name)));
    }
}
