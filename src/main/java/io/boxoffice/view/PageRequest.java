package io.boxoffice.view;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The request that a page answers.
 *
 * @param uiLocales {@code ui_locales} as it was sent (OpenID Connect Core 3.1.2.1); nothing in it is an error
 * @param formTarget the origin to which the form of this page may lead in the end: that of the client's redirect URI
 */
public record PageRequest(HttpServletRequest http, Optional<String> uiLocales, Optional<String> formTarget) {}
