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
    private final Office office = Office.open();

    @Test
    void picturesOfTheMainViews() {
        someLife();
        try (Guest guest = Guest.looking(office, 1180, 780, ColorScheme.LIGHT)) {
            Tab tab = guest.tab();
            tab.field("Username").fill("admin");
            take(tab, "sign-in.png");
            tab.trySignIn("admin", Office.ADMIN_PASSWORD);
            tab.heading("Ticket").waitFor();
            take(tab, "ticket.png");
            tab.page().setViewportSize(1180, 960);
            take(tab.look("Keys"), "keys.png");
            tab.page().setViewportSize(1180, 780);
            take(tab.look("Audit"), "audit.png");
            tab.look("Users").press("admin");
            take(tab, "users.png");
        }
        try (Guest guest = Guest.looking(office, 1180, 780, ColorScheme.DARK)) {
            Tab tab = guest.admin().look("Shows");
            tab.press("GET /api/other/user");
            tab.says("200.");
            tab.press("With the ticket for server");
            tab.says("401.");
            take(tab, "shows-dark.png");
        }
        try (Guest guest = Guest.looking(office, 375, 812, ColorScheme.LIGHT)) {
            take(guest.admin(), "phone.png");
        }
    }

    /** Keys in each state, and events of several kinds. */
    private void someLife() {
        String first = Published.kids(office, Published.of("server")).iterator().next();
        Office.pause(APART);
        office.importKey("server", SigningKey.generate(), "active").hasStatus(201);
        office.forgetAdmin();
        Office.pause(APART);
        office.asAdmin("/api/server/keys/rotate", Json.object("audience", "server"))
                .hasStatus(202);
        Office.pause(APART);
        office.asAdmin("/api/server/keys/" + first + "/revoke", Json.object("reason", "its host was broken into"))
                .hasStatus(204);
        office.tryLogin("admin", "not the password of anyone", "server");
        office.hire("other");
        Office.pause(APART);
    }

    private void take(Tab tab, String name) {
        tab.page().waitForTimeout(700);
        tab.page().screenshot(new ScreenshotOptions().setPath(directory.resolve(name)));
    }
}
