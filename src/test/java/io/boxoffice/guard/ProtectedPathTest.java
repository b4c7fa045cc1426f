package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AU-04: the audience of a path is compared exactly. */
class ProtectedPathTest {
    @ParameterizedTest
    @CsvSource({
        "/api, true, false",
        "/api/, true, false",
        "/api/other, true, true",
        "/api/other/, true, true",
        "/api/other/orders, true, true",
        "/api/others, true, false",
        "/api/Other/orders, true, false",
        "/api/server/other, true, false",
        "/api//other, true, false",
        "/apis/other, false, false",
        "/API/other, false, false",
        "/oauth2/userinfo, true, false",
        "/oauth2/token, false, false",
        "/auth/login, false, false",
        "/, false, false"
    })
    void pathThenNeedsATokenAndIsOfOtherOrNot(String path, boolean covered, boolean ofOther) {
        assertThat(ProtectedPath.covers(path)).isEqualTo(covered);
        assertThat(ProtectedPath.isOf(Audience.OTHER, path)).isEqualTo(ofOther);
    }

    /** AU-03: its tokens open nothing else. */
    @ParameterizedTest
    @CsvSource({
        "/oauth2/userinfo, true",
        "/oauth2/userinfo/x, true",
        "/oauth2/userinfos, false",
        "/oauth2/token, false",
        "/oauth2, false",
        "/api/userinfo, false",
        "/api/userinfo/x, false",
        "/api/server/me, false",
        "/api, false"
    })
    void pathThenOfUserinfoOrNot(String path, boolean ofUserinfo) {
        assertThat(ProtectedPath.isOf(Audience.USERINFO, path)).isEqualTo(ofUserinfo);
    }
}
