package io.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TR-09: what holds for a path is decided by its area, and the area by whole segments. */
class SurfaceTest {
    @ParameterizedTest
    @CsvSource({
        "/auth, REST",
        "/auth/login, AUTH",
        "/authentic, REST",
        "/oauth2/token, OAUTH",
        "/oauth2/userinfo, USERINFO",
        "/oauth2/userinfo/, USERINFO",
        "/oauth2/userinfo/x, USERINFO",
        "/oauth2/userinfos, OAUTH",
        "/oauth2/Userinfo, OAUTH",
        "/oauth2/authorize, AUTHORIZE",
        "/oauth2/authorize/x, AUTHORIZE",
        "/oauth2/authorize/x/y, AUTHORIZE",
        "/oauth2/authorizer, OAUTH",
        "/oauth2/logout, LOGOUT",
        "/oauth2/logout/x, LOGOUT",
        "/oauth2/par, OAUTH",
        "/oauth2/device_authorization, OAUTH",
        "/device, DEVICE",
        "/device/x, DEVICE",
        "/devices, REST",
        "/recovery, RECOVERY",
        "/recovery/ask, RECOVERY",
        "/oauth2, REST",
        "/oauth, REST",
        "/api, API",
        "/api/, API",
        "/api/nothing/here, API",
        "/apis, REST",
        "/Api/server, REST",
        "/.well-known/jwks.json, PUBLISHED",
        "/.well-known, REST",
        "/health, HEALTH",
        "/health/ready, HEALTH",
        "/healthy, REST",
        "/, REST",
        "/statuslists/1, REST"
    })
    void pathThenItsArea(String path, Surface surface) {
        assertThat(Surface.of(path)).isEqualTo(surface);
    }

    @Test
    void areaThenWhatHoldsInIt() {
        assertThat(with(Surface::speaksOAuth))
                .containsExactly(
                        Surface.AUTH,
                        Surface.USERINFO,
                        Surface.AUTHORIZE,
                        Surface.LOGOUT,
                        Surface.DEVICE,
                        Surface.RECOVERY,
                        Surface.OAUTH);
        assertThat(with(Surface::showsPages))
                .containsExactly(Surface.AUTHORIZE, Surface.LOGOUT, Surface.DEVICE, Surface.RECOVERY);
        assertThat(with(Surface::takesCookies)).containsExactly(Surface.AUTH);
        assertThat(with(Surface::isLimited))
                .containsExactly(
                        Surface.AUTH,
                        Surface.AUTHORIZE,
                        Surface.LOGOUT,
                        Surface.DEVICE,
                        Surface.RECOVERY,
                        Surface.OAUTH);
        assertThat(with(Surface::needsDatabase))
                .containsExactly(
                        Surface.AUTH,
                        Surface.USERINFO,
                        Surface.AUTHORIZE,
                        Surface.LOGOUT,
                        Surface.DEVICE,
                        Surface.RECOVERY,
                        Surface.OAUTH);
        assertThat(with(Surface::needsToken)).containsExactly(Surface.USERINFO, Surface.API);
        assertThat(with(Surface::isServedWithoutTls)).containsExactly(Surface.PUBLISHED, Surface.HEALTH);
        assertThat(with(Surface::answersAlways)).containsExactly(Surface.HEALTH);
    }

    private static List<Surface> with(Predicate<Surface> trait) {
        return Arrays.stream(Surface.values()).filter(trait).toList();
    }
}
