package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.CompactJws;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.Sessions;
import io.boxoffice.signing.KeyRotator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DP-04: a session that is bound to a key is refreshed for whoever shows it, and stays as it is for anybody else (RFC 9449 5). */
class BoundRefreshTest {
    private static final Confirmation KEY = new Confirmation("k".repeat(43));
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";

    private final Wiring wiring = new Wiring();
    private final KnownAudiences audiences = new KnownAudiences(wiring.database());
    private final AudiencePolicy policy = audiences.put(KnownAudiences.plain("a", SigningAlg.ES256));
    private final User user;

    BoundRefreshTest() {
        wiring.put(Audiences.class, audiences);
        NewUser wanted = new NewUser(
                new Username("alice"),
                new Secret(""),
                List.of("user"),
                null,
                Grants.of(Map.of(policy.audience(), Scopes.NONE)),
                StrictJson.object("{}".getBytes(StandardCharsets.US_ASCII)).orElseThrow(),
                true);
        user = wiring.get(Accounts.class).add(wanted.profile(), NO_PASSWORD).orElseThrow();
    }

    /** By the database's clock, which says how long ago a rotation was. */
    @BeforeEach
    void now() {
        wiring.clock()
                .set(Instant.ofEpochMilli(Long.parseLong(
                        wiring.database().text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.get(KeyRotator.class).advance();
    }

    @Test
    void keyShownThenTokensThatAreBoundToIt() {
        Secret token = begin(Optional.of(KEY));

        TokenResponse tokens = ((RefreshOutcome.Refreshed) refresh(token, Optional.of(KEY))).tokens();
        assertThat(tokens.tokenType()).isEqualTo("DPoP");
        assertThat(CompactJws.parse(tokens.accessToken()).orElseThrow().claims().get("cnf"))
                .hasToString("{\"jkt\":\"" + KEY.thumbprint() + "\"}");
    }

    @ParameterizedTest
    @DisplayName("A160: refresh of a bound token with another key or none; the token stays live")
    @ValueSource(strings = {"", "x"})
    void anotherKeyOrNoneThenRefusedAndTheTokenStaysLive(String shown) {
        Secret token = begin(Optional.of(KEY));
        Optional<Confirmation> another =
                shown.isEmpty() ? Optional.empty() : Optional.of(new Confirmation(shown.repeat(43)));

        assertThat(refresh(token, another)).isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.KEY_NOT_SHOWN));
        assertThat(refresh(token, Optional.of(KEY))).isInstanceOf(RefreshOutcome.Refreshed.class);
    }

    @Test
    void notBoundThenTheAccessTokenIsBoundToWhatIsShown() {
        Secret token = begin(Optional.empty());

        TokenResponse tokens = ((RefreshOutcome.Refreshed) refresh(token, Optional.of(KEY))).tokens();
        assertThat(tokens.tokenType()).isEqualTo("DPoP");
        assertThat(CompactJws.parse(tokens.accessToken()).orElseThrow().claims().has("cnf"))
                .isTrue();
    }

    private RefreshOutcome refresh(Secret token, Optional<Confirmation> shown) {
        return wiring.get(RefreshService.class)
                .refresh(new RefreshRequest(
                        token, Terms.FIRST_PARTY, Optional.empty(), Optional.empty(), Optional.empty(), shown));
    }

    private Secret begin(Optional<Confirmation> boundTo) {
        Family family = new Family(
                user.id(),
                ClientId.FIRST_PARTY,
                policy.audience(),
                Scopes.NONE,
                Authentication.byPassword(wiring.clock().instant()),
                boundTo);
        return wiring.inTransaction(() -> {
                    wiring.get(AccountLock.class).hold(user.id());
                    return wiring.get(Sessions.class).begin(family, policy, new Device("192.0.2.7", "a test"));
                })
                .orElseThrow()
                .token();
    }
}
