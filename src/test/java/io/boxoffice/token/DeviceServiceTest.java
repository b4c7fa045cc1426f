package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceCodes;
import io.boxoffice.device.DeviceDecisions;
import io.boxoffice.device.DeviceGrant;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.device.NewDeviceRequest;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.CompactJws;
import io.boxoffice.json.Parameters;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import io.boxoffice.signing.KeyRotator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a device gets that its user has allowed, by what is left of it when it comes (RFC 8628 3.4 and 3.5). */
class DeviceServiceTest {
    private static final ClientId TELEVISION = new ClientId("television");
    private static final Confirmation KEY = new Confirmation("k".repeat(43));
    private static final Scopes READ = Scopes.of(Set.of("read"));
    private static final Scopes BOTH = Scopes.of(Set.of("read", "write"));
    private static final Scopes OPENID = Scopes.of(Set.of("openid"));
    private static final DeviceOutcome INVALID_GRANT = new DeviceOutcome.Refused(ErrorCode.INVALID_GRANT);

    private final List<String> noted = new ArrayList<>();

    private final Wiring wiring = new Wiring().put(FrequentEvents.class, new Noted());
    private final UnitDatabase database = wiring.database();
    private final KnownAudiences audiences = new KnownAudiences(database);
    private final AudiencePolicy policy =
            audiences.put(KnownAudiences.withScopes(KnownAudiences.plain("a", SigningAlg.ES256), BOTH));
    private final User user;
    private final DeviceService service;

    private final class Noted extends FrequentEvents {
        @Override
        public void note(Event event) {
            noted.add(event.reason() + " " + event.target() + " " + event.audience());
        }
    }

    DeviceServiceTest() {
        wiring.put(Audiences.class, audiences);
        service = wiring.get(DeviceService.class);
        NewUser wanted = new NewUser(
                new Username("alice"),
                new Secret(""),
                List.of("user"),
                null,
                Grants.of(Map.of(policy.audience(), BOTH)),
                StrictJson.object("{}".getBytes(StandardCharsets.US_ASCII)).orElseThrow(),
                true);
        user = wiring.get(Accounts.class)
                .add(wanted.profile(), "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g")
                .orElseThrow();
        database.run(
                "INSERT INTO client (id, registration, created_at) VALUES (?, ?, now())",
                TELEVISION.value(),
                "{\"type\": \"confidential\", \"token_endpoint_auth_method\": \"client_secret_basic\"}");
    }

    /** By the database's clock, by which keys are made and good. */
    @BeforeEach
    void now() {
        wiring.clock()
                .set(Instant.ofEpochMilli(Long.parseLong(
                        database.text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.get(KeyRotator.class).advance();
    }

    private DeviceCodes waiting() {
        return wiring.get(DeviceRequests.class)
                .add(new NewDeviceRequest(TELEVISION, Parameters.of(new byte[0]), Optional.empty(), "192.0.2.7"))
                .orElseThrow();
    }

    private AskedDevice opened(DeviceCodes codes) {
        return wiring.get(DeviceDecisions.class).open(codes.userCode()).orElseThrow();
    }

    private DeviceCodes allowed(Scopes identity) {
        DeviceCodes codes = waiting();
        DeviceGrant grant = new DeviceGrant(
                user.id(),
                Authentication.byPassword(wiring.clock().instant()).withOneTimeCode(),
                policy.audience(),
                BOTH,
                identity);
        wiring.get(DeviceDecisions.class).allow(opened(codes), grant);
        return codes;
    }

    private DeviceCodes allowed() {
        return allowed(Scopes.NONE);
    }

    private static Terms terms(Optional<Grants> most) {
        return new Terms(TELEVISION, most, true, true, Optional.empty(), SigningAlg.RS256);
    }

    private DeviceOutcome poll(DeviceCodes codes) {
        return poll(codes, Optional.empty(), Optional.empty(), terms(Optional.empty()), true);
    }

    private DeviceOutcome poll(
            DeviceCodes codes,
            Optional<Confirmation> shown,
            Optional<Audience> target,
            Terms terms,
            boolean refreshes) {
        return service.poll(new DevicePoll(
                new DeviceRequests.Presented(codes.deviceCode().reveal(), TELEVISION, shown, target),
                terms,
                refreshes,
                new Device("192.0.2.7", "a television")));
    }

    private static TokenResponse tokens(DeviceOutcome outcome) {
        return ((DeviceOutcome.Issued) outcome).tokens();
    }

    private String sessions() {
        return database.text("SELECT count(*) FROM session");
    }

    @Test
    @DisplayName("RFC 8628 3.5: each answer that is no token")
    void notAllowedThenToldWhy() {
        DeviceCodes codes = waiting();
        assertThat(poll(codes)).isEqualTo(new DeviceOutcome.Refused(ErrorCode.AUTHORIZATION_PENDING));
        assertThat(poll(codes)).isEqualTo(new DeviceOutcome.Refused(ErrorCode.SLOW_DOWN));
        wiring.get(DeviceDecisions.class).deny(opened(codes));
        assertThat(poll(codes)).isEqualTo(new DeviceOutcome.Refused(ErrorCode.ACCESS_DENIED));
        wiring.clock().pass(DeviceRequests.LIFE);
        assertThat(poll(codes)).isEqualTo(new DeviceOutcome.Refused(ErrorCode.EXPIRED_TOKEN));
        assertThat(noted).isEmpty();

        assertThat(poll(new DeviceCodes(RandomSecret.random(), codes.userCode())))
                .isEqualTo(INVALID_GRANT);
        assertThat(noted).containsExactly("device code: unknown null null");
    }

    @Test
    @DisplayName("the session is of no sign-in and says how the user signed in; its first token is in the audit")
    void allowedThenTokensOfASessionOfItsOwn() {
        TokenResponse tokens = tokens(poll(allowed()));

        assertThat(tokens.audience()).isEqualTo("a");
        assertThat(tokens.scope()).isEqualTo("read write");
        assertThat(tokens.refreshToken()).isPresent();
        assertThat(tokens.idToken()).isEmpty();
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
        assertThat(CompactJws.parse(tokens.accessToken()).orElseThrow().claims().toString())
                .contains("\"sub\":\"" + user.id() + "\"", "\"client_id\":\"television\"", "\"acr\":\"aal2\"");
        assertThat(database.text("SELECT sign_in_id IS NULL FROM session")).isEqualTo("t");
        assertThat(database.text("SELECT actor = target FROM audit_event WHERE type = 'authn_token_created'"))
                .isEqualTo("t");
        assertThat(noted).isEmpty();
    }

    @Test
    void redeemedThenInvalidAndTheSessionStays() {
        DeviceCodes codes = allowed();
        tokens(poll(codes));

        assertThat(poll(codes)).isEqualTo(INVALID_GRANT);

        assertThat(database.text("SELECT count(*) FROM session WHERE ended_at IS NULL"))
                .isEqualTo("1");
        assertThat(noted).containsExactly("device code: presented again null null");
    }

    @Test
    void openidThenAnIdTokenWithoutSid() {
        String id = tokens(poll(allowed(OPENID))).idToken().orElseThrow();

        assertThat(CompactJws.parse(id).orElseThrow().claims().has("sid")).isFalse();
        assertThat(CompactJws.parse(id).orElseThrow().claims().get("aud").stringValue())
                .isEqualTo("television");
    }

    @Test
    void clientMayNotRefreshThenNoRefreshToken() {
        assertThat(tokens(poll(allowed(), Optional.empty(), Optional.empty(), terms(Optional.empty()), false))
                        .refreshToken())
                .isEmpty();
    }

    @Test
    void keyShownThenBoundToIt() {
        assertThat(tokens(poll(allowed(), Optional.of(KEY), Optional.empty(), terms(Optional.empty()), true))
                        .tokenType())
                .isEqualTo("DPoP");
    }

    @Test
    void anotherTargetThenToldAndStillGood() {
        DeviceCodes codes = allowed();

        assertThat(poll(codes, Optional.empty(), Optional.of(new Audience("b")), terms(Optional.empty()), true))
                .isEqualTo(new DeviceOutcome.Refused(ErrorCode.INVALID_TARGET));
        assertThat(sessions()).isEqualTo("0");
        tokens(poll(codes));
    }

    @Test
    @DisplayName("what was taken since from the user, the client or the audience is not in the token")
    void lessThanWasAllowedThenTheRest() {
        Terms less = terms(Optional.of(Grants.of(Map.of(policy.audience(), READ))));
        assertThat(tokens(poll(allowed(), Optional.empty(), Optional.empty(), less, true))
                        .scope())
                .isEqualTo("read");

        DeviceCodes codes = allowed();
        audiences.put(KnownAudiences.withScopes(policy, READ));
        assertThat(tokens(poll(codes)).scope()).isEqualTo("read");
        audiences.put(policy);

        database.run("UPDATE account_audience SET scope = 'write'");
        assertThat(tokens(poll(allowed())).scope()).isEqualTo("write");
    }

    @Test
    @DisplayName("nothing left: the code is spent, though what was taken comes back")
    void nothingLeftThenSpent() {
        DeviceCodes codes = allowed();
        database.run("UPDATE account SET enabled = false");
        assertThat(poll(codes)).isEqualTo(INVALID_GRANT);
        database.run("UPDATE account SET enabled = true");
        assertThat(poll(codes)).isEqualTo(INVALID_GRANT);

        Terms nowhere = terms(Optional.of(Grants.NONE));
        assertThat(poll(allowed(), Optional.empty(), Optional.empty(), nowhere, true))
                .isEqualTo(INVALID_GRANT);

        database.run("DELETE FROM account_audience");
        assertThat(poll(allowed())).isEqualTo(INVALID_GRANT);

        String reason = "device code: no longer granted " + user.id() + " a";
        assertThat(noted).containsExactly(reason, "device code: presented again null null", reason, reason);
        assertThat(sessions()).isEqualTo("0");
    }

    @Test
    void asManySessionsAsThereMayBeThenSpent() {
        audiences.put(KnownAudiences.withScopes(KnownAudiences.withMostSessions("a", 1, OnMaxSessions.REJECT), BOTH));
        tokens(poll(allowed()));
        DeviceCodes codes = allowed();

        assertThat(poll(codes)).isEqualTo(INVALID_GRANT);

        audiences.put(policy);
        assertThat(poll(codes)).isEqualTo(INVALID_GRANT);
        assertThat(sessions()).isEqualTo("1");
        assertThat(noted.getFirst()).isEqualTo("device code: as many sessions as there may be " + user.id() + " a");
    }

    @Test
    @DisplayName("a failure inside is told of as one, for what was noted before it is undone")
    void askedThenAFailureWouldBeTold() {
        poll(waiting());

        assertThat(wiring.get(Attempt.class).failure().orElseThrow().reason()).isEqualTo("device code: failed inside");
    }

    @Test
    void ofItsClientThenKnownElseNoted() {
        String code = waiting().deviceCode().reveal();

        assertThat(service.knows(code, TELEVISION)).isTrue();
        assertThat(noted).isEmpty();
        assertThat(service.knows(code, ClientId.FIRST_PARTY)).isFalse();
        assertThat(noted).containsExactly("device code: unknown null null");
    }
}
