package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.signing.KeyRotator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OA-09: what a machine's token may be exchanged for (RFC 8693): never longer, never elsewhere, and never without its key. */
class ExchangeServiceTest {
    private static final Confirmation KEY = new Confirmation("k".repeat(43));
    private static final Confirmation ANOTHER = new Confirmation("x".repeat(43));

    private final Wiring wiring = new Wiring();
    private final KnownAudiences audiences = new KnownAudiences(wiring.database());
    private final AudiencePolicy here = audiences.put(KnownAudiences.plain("here", SigningAlg.ES256));
    private final AudiencePolicy there = audiences.put(KnownAudiences.plain("there", SigningAlg.ES256));
    private final AudiencePolicy nowhere = audiences.put(KnownAudiences.plain("nowhere", SigningAlg.ES256));
    private final Grants both = at(here.audience(), there.audience());
    private final Terms machine = terms("machine", at(here.audience(), there.audience(), nowhere.audience()));
    private final Terms service = terms("service", at(here.audience(), there.audience(), nowhere.audience()));

    ExchangeServiceTest() {
        wiring.put(Audiences.class, audiences);
    }

    /** By the database's clock, by which keys are made and good. */
    @BeforeEach
    void now() {
        wiring.clock()
                .set(Instant.ofEpochMilli(Long.parseLong(
                        wiring.database().text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.get(KeyRotator.class).advance();
    }

    private static Grants at(Audience... audiences) {
        Map<Audience, Scopes> granted = new HashMap<>();
        for (Audience audience : audiences) {
            granted.put(audience, Scopes.NONE);
        }
        return Grants.of(granted);
    }

    private static Terms terms(String id, Grants most) {
        return new Terms(new ClientId(id), Optional.of(most), true, true, Optional.empty(), SigningAlg.RS256);
    }

    @Test
    @DisplayName("it is over no later than the token that it comes from")
    void lateInItsLifeThenNoLonger() {
        VerifiedAccessToken subject = own(Optional.empty());
        wiring.clock().pass(Duration.ofMinutes(7));
        TokenResponse exchanged = exchanged(asked(subject, service, there).build());
        assertThat(exchanged.expiresIn()).isBetween(179L, 180L);
    }

    @Test
    @DisplayName("A144: the client that it was issued to, or the resource server of its audience, and nobody else")
    void strangerThenRefused() {
        VerifiedAccessToken subject = own(Optional.empty());
        assertThat(exchanged(asked(subject, machine, there).notServing().build()))
                .isNotNull();
        assertThat(reason(asked(subject, service, there).notServing().build()))
                .isEqualTo(ExchangeOutcome.Reason.ANOTHER_CLIENT);
        assertThat(reason(asked(subject, service, there).serving(there).build()))
                .isEqualTo(ExchangeOutcome.Reason.ANOTHER_CLIENT);
    }

    @Test
    @DisplayName("an audience that the machine may not have, whoever asks for it")
    void audienceThatIsNotTheMachinesThenNotGranted() {
        VerifiedAccessToken subject = own(Optional.empty());
        assertThat(reason(asked(subject, service, nowhere).build())).isEqualTo(ExchangeOutcome.Reason.NOT_GRANTED);
        assertThat(reason(asked(subject, machine, nowhere).notServing().build()))
                .isEqualTo(ExchangeOutcome.Reason.NOT_GRANTED);
    }

    @Test
    @DisplayName("A144: an audience that the client may not have, whatever the subject may")
    void audienceThatIsNotTheClientsThenNotGranted() {
        Terms poor = terms("service", at(here.audience()));
        assertThat(reason(asked(own(Optional.empty()), poor, there).build()))
                .isEqualTo(ExchangeOutcome.Reason.NOT_GRANTED);
    }

    @Test
    @DisplayName("DP-03: a token that is bound to a key: its client shows that key, a resource server one of its own")
    void boundThenNeverUnbound() {
        VerifiedAccessToken bound = own(Optional.of(KEY));
        assertThat(reason(asked(bound, machine, there).notServing().build()))
                .isEqualTo(ExchangeOutcome.Reason.KEY_NOT_SHOWN);
        assertThat(reason(asked(bound, machine, there)
                        .notServing()
                        .showing(ANOTHER)
                        .build()))
                .isEqualTo(ExchangeOutcome.Reason.KEY_NOT_SHOWN);
        assertThat(reason(asked(bound, service, there).build())).isEqualTo(ExchangeOutcome.Reason.KEY_NOT_SHOWN);

        assertThat(boundTo(
                        asked(bound, machine, there).notServing().showing(KEY).build()))
                .contains(KEY);
        assertThat(boundTo(asked(bound, service, there).showing(ANOTHER).build()))
                .contains(ANOTHER);
    }

    private VerifiedAccessToken own(Optional<Confirmation> boundTo) {
        return verified(wiring.inTransaction(() ->
                wiring.get(MachineTokens.class).issue(machine, Optional.of("north"), here, Scopes.NONE, boundTo)));
    }

    private VerifiedAccessToken verified(TokenResponse tokens) {
        return ((Verification.Admitted) wiring.get(AccessTokenVerifier.class).verify(tokens.accessToken())).verified();
    }

    private Optional<Confirmation> boundTo(ExchangeRequest request) {
        return verified(exchanged(request)).claims().boundTo();
    }

    private TokenResponse exchanged(ExchangeRequest request) {
        return ((ExchangeOutcome.Exchanged) outcome(request)).tokens();
    }

    private ExchangeOutcome.Reason reason(ExchangeRequest request) {
        return ((ExchangeOutcome.Refused) outcome(request)).reason();
    }

    private ExchangeOutcome outcome(ExchangeRequest request) {
        return wiring.get(ExchangeService.class).exchange(request);
    }

    private Asked asked(VerifiedAccessToken subject, Terms client, AudiencePolicy target) {
        return new Asked(subject, client, Optional.of(here.audience()), target, Optional.empty(), both);
    }

    /** A request that is the resource server's of {@code here}, unless it says otherwise. */
    private record Asked(
            VerifiedAccessToken subject,
            Terms client,
            Optional<Audience> serves,
            AudiencePolicy target,
            Optional<Confirmation> shown,
            Grants machines) {
        Asked notServing() {
            return new Asked(subject, client, Optional.empty(), target, shown, machines);
        }

        Asked serving(AudiencePolicy policy) {
            return new Asked(subject, client, Optional.of(policy.audience()), target, shown, machines);
        }

        Asked showing(Confirmation key) {
            return new Asked(subject, client, serves, target, Optional.of(key), machines);
        }

        ExchangeRequest build() {
            return new ExchangeRequest(
                    new ExchangeRequest.Presented.Access(subject),
                    client,
                    serves,
                    target,
                    Optional.empty(),
                    Optional.empty(),
                    shown,
                    Optional.of(machines));
        }
    }
}
