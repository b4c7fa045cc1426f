package io.boxoffice.view;

import java.util.Optional;

/**
 * Whether they want to sign out (OpenID Connect RP-Initiated Logout 1.0, 2); the form {@code logout} sends {@code csrf} and
 * {@code decision} ({@code logout} or {@code cancel}).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param clientName the client that asks, if it is known
 */
public record LogoutView(String action, String csrf, Optional<String> clientName) implements View {}
