package io.boxoffice.view;

/**
 * Goes on as who is signed in, or as somebody else; the form {@code account} sends {@code csrf} and {@code decision}
 * ({@code continue}, {@code other} or {@code cancel}).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 */
public record AccountView(String action, String csrf, String clientName, String username) implements View {}
