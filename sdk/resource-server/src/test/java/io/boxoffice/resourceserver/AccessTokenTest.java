package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a token says to the method that it has opened. */
class AccessTokenTest {
    @Test
    void ofAUserThenNameRolesScopesAndTenant() throws ParseException {
        AccessToken token =
                token("{\"sub\":\"7\",\"upn\":\"alice\",\"sid\":\"8\",\"client_id\":\"shop\",\"scope\":\"a b\","
                        + "\"groups\":[\"clerk\"],\"tenant\":\"north\",\"exp\":1800000000,\"jti\":\"j\"}");
        assertThat(token.getName()).isEqualTo("alice");
        assertThat(token.subject()).isEqualTo("7");
        assertThat(token.client()).isEqualTo("shop");
        assertThat(token.isUsers()).isTrue();
        assertThat(token.scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(token.hasScope("c")).isFalse();
        assertThat(token.hasRole("clerk")).isTrue();
        assertThat(token.tenant()).contains("north");
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(token).hasToString("token j");
    }

    @Test
    void ofAMachineThenItsClientAndNoRoles() throws ParseException {
        AccessToken token = token("{\"sub\":\"partner\",\"client_id\":\"partner\",\"scope\":\"\"}");
        assertThat(token.getName()).isEqualTo("partner");
        assertThat(token.isUsers()).isFalse();
        assertThat(token.scopes()).isEmpty();
        assertThat(token.roles()).isEmpty();
        assertThat(token.tenant()).isEmpty();
    }

    @Test
    void claimOfNullThenNoError() throws ParseException {
        assertThat(token("{\"cnf\":null}").claims()).containsKey("cnf");
    }

    private static AccessToken token(String json) throws ParseException {
        return new AccessToken(JSONObjectUtils.parse(json));
    }
}
