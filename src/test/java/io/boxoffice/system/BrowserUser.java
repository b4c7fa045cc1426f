package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/**
 * A user of the page, with a browser profile of their own. Whatever the console complains of fails their test when it closes: a
 * breach of the content policy, a fault of a script. An answer of 4xx is no fault.
 */
final class BrowserUser implements AutoCloseable {
    private static final String ANSWER = "Failed to load resource: the server responded with a status of 4";

    private final Boxoffice boxoffice;
    private final BrowserContext profile;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    private BrowserUser(Boxoffice boxoffice, Browser.NewContextOptions look) {
        this.boxoffice = boxoffice;
        this.profile = Chromium.open().newContext(look.setIgnoreHTTPSErrors(boxoffice != SecondServer.open()));
        profile.onConsoleMessage(this::hear);
        profile.onWebError(fault -> complaints.add(fault.error()));
        profile.onRequest(requests::add);
    }

    /** A user at a screen of a usual size. */
    static BrowserUser of(Boxoffice boxoffice) {
        return looking(boxoffice, 1180, 860, ColorScheme.LIGHT);
    }

    /**
     * A user whose screen has this many CSS pixels. They want no motion: a colour that is half way to another is nothing that a
     * test could judge.
     */
    static BrowserUser looking(Boxoffice boxoffice, int width, int height, ColorScheme scheme) {
        return new BrowserUser(
                boxoffice,
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A user whose browser runs no script. */
    static BrowserUser withoutScript(Boxoffice boxoffice) {
        return new BrowserUser(boxoffice, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** The page, in another tab. */
    Tab tab() {
        return tab("/");
    }

    /** What is at this path, in another tab. */
    Tab tab(String path) {
        Tab tab = new Tab(profile.newPage());
        tab.page().navigate(boxoffice.address(path).toString());
        return tab;
    }

    /** The page of another site, in another tab. */
    Tab visit(String address) {
        Tab tab = new Tab(profile.newPage());
        tab.page().navigate(address);
        return tab;
    }

    /** A tab in which the administrator is signed in. */
    Tab admin() {
        return tab().signIn("admin", Boxoffice.ADMIN_PASSWORD);
    }

    /** How many requests for this path there were since the last {@link #forget}. */
    long requests(String path) {
        return requests.stream().filter(request -> request.url().endsWith(path)).count();
    }

    /** What was asked for since the last {@link #forget}. */
    List<String> addresses() {
        return requests.stream().map(Request::url).toList();
    }

    void forget() {
        requests.clear();
    }

    /** The names of the cookies with refresh tokens that the browser keeps. */
    List<String> refreshCookies() {
        return profile.cookies().stream()
                .map(cookie -> cookie.name)
                .filter(name -> name.startsWith("__Secure-boxoffice-refresh-"))
                .toList();
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(ANSWER)) {
            complaints.add(message.text());
        }
    }

    @Override
    public void close() {
        profile.close();
        assertThat(complaints).as("what the console complained of").isEmpty();
    }
}
