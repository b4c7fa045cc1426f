package io.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TR-09: a path is read in one way, or not at all")
class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/auth/login",
                "/auth/",
                "/.well-known/jwks/my-api-2.json",
                "/api/server/users/0198f3a0-0000-7000-8000-000000000000",
                "/x-._~!$&'()*+,=:@y",
                "/a.b",
                "/...",
                "/x%20y",
                "/x%C3%A9",
                "/x%22%3C%7C"
            })
    void oneReadingThenItself(String path) {
        assertThat(RequestPath.isClear(path)).isTrue();
        assertThat(RequestPath.of("", path).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "x",
                "//",
                "//api/server/me",
                "/page//main.js",
                "/.",
                "/..",
                "/./x",
                "/page/../x",
                "/x/.",
                "/health/..",
                "/api;x/nothing",
                "/page/main.js;x",
                "/;/x",
                "/x|",
                "/x^",
                "/x{",
                "/x}",
                "/x\"",
                "/x<",
                "/x>",
                "/x`",
                "/x\\y",
                "/x y",
                "/x#y",
                "/x[1]",
                "/x\u0000",
                "/x\u0080",
                "/x\u009f",
                "/x\u00e9",
                "/x\u2028",
                "/%",
                "/%2",
                "/%zz",
                "/%u0041",
                "/x%00",
                "/x%0d%0ay",
                "/x%1b",
                "/x%7f",
                "/x%C2%85",
                "/x%85",
                "/x%ff",
                "/x%c0%af",
                "/x%ed%a0%80",
                "/%2e%2e/x",
                "/x%2e",
                "/auth%2flogin",
                "/auth%2Flogin",
                "/x%5cy",
                "/x%3by",
                "/x%252fy",
                "/x%3fy",
                "/x%23y",
                "/%61pi/server/me",
                "/api/server/%6de",
                "/x%7e"
            })
    void twoReadingsOrNoneThenRefused(String path) {
        assertThat(RequestPath.isClear(path)).as(path).isFalse();
        assertThat(RequestPath.of("", path).text()).isIn("/", "/api/");
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/authorize;x, AUTHORIZE",
        "/oauth2/authorize;x/y;z, AUTHORIZE",
        "/oauth2;x/authorize/y, AUTHORIZE",
        "/oauth2/%61uthorize, AUTHORIZE",
        "/%6fauth%32/%6C%6fgout, LOGOUT",
        "/oauth2/logout;jsessionid=x, LOGOUT",
        "/oauth2//logout, LOGOUT",
        "/;/oauth2/logout, LOGOUT",
        "/oauth2/authorize%20;x, OAUTH",
        "/oauth2/authorize%72;x, OAUTH",
        "/oauth2/token;x, OAUTH",
        "/auth;x/login, AUTH",
        "/auth%2Flogin, REST"
    })
    void refusedThenInTheAreaThatWasMeant(String path, Surface area) {
        assertThat(RequestPath.isClear(path)).isFalse();
        assertThat(RequestPath.of("", path).surface()).isEqualTo(area);
    }

    @Test
    void overlongThenRefused() {
        assertThat(RequestPath.isClear("/" + "a".repeat(2047))).isTrue();
        assertThat(RequestPath.isClear("/" + "a".repeat(2048))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limit=1&cursor=a_b-c", "x=/api/?", "a[]=1", "x=%00", "x=%ff", "x=a+b"})
    void queryOfUriCharactersThenRead(String query) {
        assertThat(RequestPath.isQuery(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "x={", "x=\u0080", "x=\u00e9", "%zz", "%", "x=\"", "x=\\", "x=`", "x=<", "x=^"})
    void queryThatIsNoUriThenRefused(String query) {
        assertThat(RequestPath.isQuery(query)).isFalse();
    }

    @Test
    void placeThenItAndWhatLiesBelow() {
        assertThat(RequestPath.of("", "/auth").surface()).isEqualTo(Surface.REST);
        assertThat(RequestPath.of("", "/auth/login").surface()).isEqualTo(Surface.AUTH);
        assertThat(RequestPath.of("", "/health/../x").surface()).isEqualTo(Surface.REST);
        assertThat(RequestPath.of("", "/authx").surface()).isEqualTo(Surface.REST);
        assertThat(RequestPath.of("/tickets", "/auth/login").seen()).isEqualTo("/tickets/auth/login");
    }
}
