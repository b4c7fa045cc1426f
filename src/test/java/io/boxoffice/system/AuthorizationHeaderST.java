package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a token may be sent (RFC 6750 2, TR-08): in one Authorization header, and in no other way. */
class AuthorizationHeaderST {

    @ParameterizedTest
    @EnumSource
    @DisplayName("ER-03, A109: no token, no error code")
    void noTokenThenBareChallenge(Api api) {
        Refusal.assertNoToken(api.presentNothing());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A110: schemes have no case")
    void schemeInAnyCaseThenAdmitted(Api api) {
        for (String scheme : List.of("Bearer", "bearer", "BEARER", "bEaReR")) {
            assertThat(api.presentRaw(scheme + " " + api.issued().compact()).status())
                    .as(scheme)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherSchemeThenBareChallenge(Api api) {
        String basic = Base64.getEncoder()
                .encodeToString(("admin:" + Boxoffice.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        Refusal.assertNoToken(api.presentRaw("Basic " + basic));
        Refusal.assertNoToken(api.presentRaw("Digest username=\"admin\""));
        Refusal.assertNoToken(api.presentRaw("JWT " + api.issued().compact()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TR-08, A109: exactly one space, one token, nothing after it")
    void malformedCredentialsThenNotAdmitted(Api api) {
        String token = api.issued().compact();
        for (String value : List.of(
                "Bearer",
                "Bearer  " + token,
                "Bearer\t" + token,
                "Bearer" + token,
                token,
                "Bearer " + token + " x",
                "Bearer token=" + token,
                "Bearer:" + token,
                "Bearer " + token + "," + token,
                "Bearer, Bearer " + token)) {
            Answer answer = api.presentRaw(value);
            answer.isProblem(401);
            assertThat(answer.header("WWW-Authenticate")).as(value).startsWith("Bearer realm=\"boxoffice\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TR-08: two Authorization headers are not one")
    void twoHeadersThenNotAdmitted(Api api) {
        String good = "Authorization: Bearer " + api.issued().compact();
        for (String other :
                List.of(good, "Authorization: Bearer rubbish", "Authorization: Basic eDp5", "authorization:")) {
            assertThat(api.boxoffice().raw("GET", api.path(), good, other).status())
                    .as(other)
                    .isIn(400, 401);
            assertThat(api.boxoffice().raw("GET", api.path(), other, good).status())
                    .as(other)
                    .isIn(400, 401);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TR-08, A111: a token in the query, a cookie or the body is no token")
    void tokenElsewhereThenBareChallenge(Api api) {
        String token = api.issued().compact();
        Boxoffice boxoffice = api.boxoffice();
        Refusal.assertNoToken(boxoffice.get(api.path() + "?access_token=" + token));
        for (String cookie : List.of("access_token", "Bearer", "jwt", "Authorization")) {
            Refusal.assertNoToken(boxoffice.raw("GET", api.path(), "Cookie: " + cookie + "=" + token));
        }
        byte[] form = ("access_token=" + token).getBytes(StandardCharsets.US_ASCII);
        String create = api == Api.SERVER ? "/api/server/users" : "/api/other/products";
        Refusal.assertNoToken(boxoffice.post(create, "application/x-www-form-urlencoded", form));
    }
}
