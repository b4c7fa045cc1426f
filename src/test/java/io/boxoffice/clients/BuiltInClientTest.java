package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the endpoints for browsers know of the client of {@code /auth}: where its page is, and that it may have what its users have. */
class BuiltInClientTest {
    private static final String PUBLIC = "\"type\":\"public\",\"first_party\":true";
    private static final Scopes GRANTED = Scopes.of(Set.of("orders.read"));

    private final Client stored = SomeClients.client("boxoffice", PUBLIC);
    private final BuiltInClient on = BuiltInClient.of(new Issuer("https://host.example/tickets"), true);

    @Test
    void pageThenItsAddressAloneAndTheRestAsStored() {
        Client known = on.asBrowsersKnow(stored);

        assertThat(known.registration().redirectUris()).containsExactly("https://host.example/tickets/");
        assertThat(known.registration().postLogoutRedirectUris()).containsExactly("https://host.example/tickets/");
        assertThat(known.mayUse(GrantType.AUTHORIZATION_CODE)).isTrue();
        assertThat(known.isConfidential()).isFalse();
        assertThat(known.registration().requirePkce()).isTrue();
        assertThat(known.registration().firstParty()).isTrue();
        assertThat(new RegistrationRules(known.registration()).refusal()).isEmpty();
    }

    @Test
    void pageOffThenAsStored() {
        assertThat(BuiltInClient.of(new Issuer("https://host.example"), false).asBrowsersKnow(stored))
                .isSameAs(stored);
    }

    @Test
    void anotherClientThenAsStored() {
        Client another = SomeClients.client("partner", PUBLIC);
        assertThat(on.asBrowsersKnow(another)).isSameAs(another);
        assertThat(another.within(Audience.OTHER, GRANTED)).isEmpty();
        assertThat(another.identityByDefault()).isEqualTo(Scopes.NONE);
    }

    @Test
    void audienceThenAllThatTheUserHas() {
        assertThat(stored.within(Audience.OTHER, GRANTED)).isEqualTo(Optional.of(GRANTED));
        assertThat(stored.identityByDefault().values()).containsExactly("email", "openid", "profile");
    }
}
