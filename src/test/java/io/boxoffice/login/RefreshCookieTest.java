package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;
import org.junit.jupiter.api.Test;

class RefreshCookieTest {
    private static final RefreshCookie COOKIE = new RefreshCookie(Audience.OTHER);

    @Test
    void keepingThenEveryAttributeOfTheContract() {
        assertThat(COOKIE.keeping(new Secret("bo_rt_x"), 1_209_600))
                .isEqualTo("__Secure-boxoffice-refresh-other=bo_rt_x"
                        + "; HttpOnly; Secure; SameSite=Strict; Path=/auth; Max-Age=1209600");
    }

    @Test
    void issuerWithAPathThenTheBrowserSendsItThere() {
        RefreshCookie below = COOKIE.below(RequestPath.of("/tickets", "/auth/login"));
        assertThat(below.cleared()).contains("; Path=/tickets/auth; ");
        assertThat(below.name()).isEqualTo(COOKIE.name());
    }

    @Test
    void clearedThenTheSameCookieEmptyAndOver() {
        assertThat(COOKIE.cleared())
                .isEqualTo("__Secure-boxoffice-refresh-other="
                        + "; HttpOnly; Secure; SameSite=Strict; Path=/auth; Max-Age=0");
    }
}
