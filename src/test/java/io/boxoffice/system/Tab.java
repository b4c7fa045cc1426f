package io.boxoffice.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A tab with the page in it, and the words for what a user does there. They find things by what those are called. */
record Tab(Page page) {
    static final List<String> VIEWS = List.of(
            "Token",
            "Resources",
            "Sessions",
            "Password",
            "Second factors",
            "Devices",
            "Keys",
            "Users",
            "Clients",
            "Audiences",
            "Audit",
            "Explain");

    /** Signs in for both audiences, at the sign-in page of the server. */
    Tab signIn(String username, String password) {
        press("Sign in");
        trySignIn(username, password);
        heading("Token").waitFor();
        return this;
    }

    /** Sends the form of the sign-in page. */
    void trySignIn(String username, String password) {
        field("Username").waitFor();
        fill("Username", username);
        fill("Password", password);
        press("Sign in");
    }

    Tab look(String view) {
        link(view).click();
        heading(view).waitFor();
        return this;
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String title) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(title).setLevel(1).setExact(true));
    }

    void press(String name) {
        button(name).click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    /** A field whose label has its content in it, such as a choice or a longer text. */
    Locator choice(String label) {
        return page.getByLabel(label);
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Opens what is folded. */
    void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }

    /** The entry of a list or the part of the view that has this text. */
    Locator entry(String text) {
        return page.locator("main li, main section", new Page.LocatorOptions().setHasText(text));
    }

    /** The card of a list that has this text, and not that one. */
    Locator card(String text, String... without) {
        Locator cards = page.locator("li.card", new Page.LocatorOptions().setHasText(text));
        for (String other : without) {
            cards = cards.filter(new Locator.FilterOptions().setHasNotText(other));
        }
        return cards;
    }

    /** The rows of the table of users, each with what is unfolded below it. */
    Locator rows() {
        return page.locator("main tbody");
    }

    /** The row of a user. */
    Locator row(String username) {
        return page.locator("main tbody", new Page.LocatorOptions().setHas(button(username)));
    }

    /** What the audit shows. */
    Locator events() {
        return page.locator(".event");
    }

    /** The token as the page shows it on demand. */
    TokenText token() {
        press("Show the text");
        TokenText token = TokenText.of(page.locator(".raw").innerText().strip());
        press("Hide the text");
        return token;
    }

    /** Waits for what the page says after a deed. */
    Tab says(String words) {
        assertThat(page.locator(".said", new Page.LocatorOptions().setHasText(words))
                        .first())
                .isVisible();
        return this;
    }

    /** Waits until a deed has led to this address. */
    Tab isAt(String address) {
        page.waitForURL(address);
        return this;
    }

    /** The state of the request that the page has under way. */
    String state() {
        return (String) page.evaluate("JSON.parse(sessionStorage.getItem('boxoffice.request')).state");
    }

    /** The addresses of this origin that the history of the tab holds. */
    String history() {
        return (String) page.evaluate("navigation.entries().map(entry => entry.url).join(' ')");
    }

    /** All that can be read in the view. */
    String text() {
        return page.locator("main").innerText();
    }

    /** The document as it stands, attributes and all. */
    String markup() {
        return (String) page.evaluate("document.documentElement.outerHTML");
    }

    /** What every storage of a script holds, and the address. */
    String stored() {
        return (String) page.evaluate(
                "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state])");
    }
}
