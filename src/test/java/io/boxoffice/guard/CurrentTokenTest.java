package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;

/** No access token, no tenant; a tenant comes from nothing else. */
class CurrentTokenTest {
    private final CurrentToken current = new CurrentToken();

    @Test
    void nobodyAdmittedThenNone() {
        assertThat(current.find()).isEmpty();
        assertThatThrownBy(current::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no policy admitted this request");
        assertThatThrownBy(current::tenant).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void admittedThenItsTokenAndTenant() {
        VerifiedAccessToken verified = SomeTokens.of(Audience.OTHER, "acme");
        current.admit(verified);

        assertThat(current.get()).isSameAs(verified);
        assertThat(current.find()).containsSame(verified);
        assertThat(current.tenant().name()).isEqualTo("acme");
        assertThat(current.tenant()).hasToString("acme");
    }

    @Test
    void userThenWhoTheyAre() {
        current.admit(SomeTokens.of(Audience.OTHER, null, "user"));

        assertThat(current.user()).isEqualTo(SomeTokens.user());
        assertThat(current.session()).isEqualTo(SomeTokens.SESSION);
        assertThat(current.username()).isEqualTo("alice");
        assertThat(current.roles()).containsExactly("user");
    }

    @Test
    void machineThenNoUser() {
        current.admit(SomeTokens.ofMachine(Audience.OTHER, "orders.read", "acme"));

        assertThat(current.tenant().name()).isEqualTo("acme");
        assertThatThrownBy(current::user).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(current::session).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(current::username).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tokenWithoutTenantThenNoTenant() {
        current.admit(SomeTokens.of(Audience.OTHER, null));

        assertThatThrownBy(current::tenant)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the policy admitted a token without a tenant");
    }
}
