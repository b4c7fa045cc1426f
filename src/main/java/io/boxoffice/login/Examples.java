package io.boxoffice.login;

/** What the OpenAPI page shows. */
final class Examples {
    static final String LOGIN =
            "{\"username\": \"alice\", \"password\": \"...\", \"audience\": \"other\", \"scope\": \"orders.read\"}";

    static final String LOGIN_WITH_COOKIE =
            "{\"username\": \"alice\", \"password\": \"...\", \"audience\": \"other\", \"transport\": \"cookie\"}";

    static final String IN_BODY = "{\"refresh_token\": \"bo_rt_...\"}";

    static final String IN_COOKIE = "{\"audience\": \"other\"}";

    static final String CSRF = "1, in cookie mode; the Origin must be the issuer's or an allowed one";

    private Examples() {}
}
