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
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.CompactJws;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.Sessions;
import io.boxoffice.signing.KeyRotator;
import io.boxoffice.transfer.NewDevice;
import io.boxoffice.transfer.NewTransfer;
import io.boxoffice.transfer.OfferedTransfer;
import io.boxoffice.transfer.Passing;
import io.boxoffice.transfer.RedeemedCode;
import io.boxoffice.transfer.Redemptions;
import io.boxoffice.transfer.Transfers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device gets that another one has let in (RFC 10027), by what is left of it when it comes. */
class TransferServiceTest {
    private static final Scopes READ = Scopes.of(Set.of("read"));
    private static final Scopes BOTH = Scopes.of(Set.of("read", "write"));
    private static final TransferOutcome INVALID_GRANT = new TransferOutcome.Refused(ErrorCode.INVALID_GRANT);
    private static final Device COMPUTER = new Device("192.0.2.1", "a computer");
    private static final Device PHONE = new Device("192.0.2.7", "a telephone");

    private final List<String> noted = new ArrayList<>();

    private final Wiring wiring = new Wiring().put(FrequentEvents.class, new Noted());
    private final UnitDatabase database = wiring.database();
    private final KnownAudiences audiences = new KnownAudiences(database);
    private final AudiencePolicy policy =
            audiences.put(KnownAudiences.withScopes(KnownAudiences.plain("a", SigningAlg.ES256), BOTH));
    private final User user;
    private final TransferService service;

    private final class Noted extends FrequentEvents {
        @Override
        public void note(Event event) {
            noted.add(event.reason() + " " + event.target());
        }
    }

    TransferServiceTest() {
        wiring.put(Audiences.class, audiences);
        service = wiring.get(TransferService.class);
        NewUser wanted = new NewUser(
                new Username("alice"),
                new Secret(""),
                List.of("admin", "user"),
                null,
                Grants.of(Map.of(policy.audience(), BOTH)),
                StrictJson.object("{}".getBytes(StandardCharsets.US_ASCII)).orElseThrow(),
                true);
        user = wiring.get(Accounts.class)
                .add(wanted.profile(), "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g")
                .orElseThrow();
    }

    /** By the database's clock, by which keys are made and good. */
    @BeforeEach
    void now() {
        wiring.clock()
                .set(Instant.ofEpochMilli(Long.parseLong(
                        database.text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.get(KeyRotator.class).advance();
    }

    private Authentication shown() {
        return Authentication.byPassword(wiring.clock().instant());
    }

    /** The session that passes on. */
    private IssuedRefreshToken first() {
        return wiring.inTransaction(() -> {
                    Family family = new Family(
                            user.id(), ClientId.FIRST_PARTY, policy.audience(), BOTH, shown(), Optional.empty());
                    return wiring.get(Sessions.class).begin(family, policy, COMPUTER);
                })
                .orElseThrow();
    }

    private RedeemedCode approved(Authentication shown) {
        Passing from = new Passing(user.id(), first().session().id());
        Transfers transfers = wiring.get(Transfers.class);
        OfferedTransfer offered = transfers
                .ask(new NewTransfer(from, user.version(), policy.audience(), BOTH, shown))
                .orElseThrow();
        RedeemedCode redeemed = wiring.get(Redemptions.class)
                .redeem(offered.code().letters(), new NewDevice("My phone", PHONE))
                .orElseThrow();
        transfers.approve(offered.id(), from, redeemed.number());
        return redeemed;
    }

    private RedeemedCode approved() {
        return approved(shown());
    }

    private TransferOutcome poll(RedeemedCode redeemed) {
        return poll(redeemed, Optional.empty());
    }

    private TransferOutcome poll(RedeemedCode redeemed, Optional<Secret> replaced) {
        return service.poll(new TransferPoll(new Secret(redeemed.ticket().reveal()), PHONE, replaced));
    }

    private static TokenResponse tokens(TransferOutcome outcome) {
        return ((TransferOutcome.Issued) outcome).tokens();
    }

    private static String claims(TokenResponse tokens) {
        return CompactJws.parse(tokens.accessToken()).orElseThrow().claims().toString();
    }

    private String ofPhone(String column) {
        return database.text("SELECT " + column + " FROM session WHERE device_name = 'My phone'");
    }

    @Test
    @DisplayName("a session of its own, which says that it was passed on, and by which login; the audit tells of it")
    void approvedThenTokensOfASessionOfItsOwn() {
        TokenResponse tokens = tokens(poll(approved(shown().withOneTimeCode())));

        assertThat(tokens.audience()).isEqualTo("a");
        assertThat(tokens.scope()).isEqualTo("read write");
        assertThat(tokens.refreshToken()).isPresent();
        assertThat(claims(tokens))
                .contains(
                        "\"sub\":\"" + user.id() + "\"",
                        "\"client_id\":\"boxoffice\"",
                        "\"amr\":[\"mfa\",\"otp\",\"pwd\",\"xdev\"]",
                        "\"acr\":\"aal2\"");
        assertThat(ofPhone("user_agent")).isEqualTo("a telephone");
        assertThat(database.text("SELECT count(*) FROM session WHERE ended_at IS NULL"))
                .isEqualTo("2");
        assertThat(database.text("SELECT reason FROM audit_event WHERE type = 'transfer_completed'"))
                .startsWith("device My phone, by session ");
        assertThat(noted).isEmpty();
    }

    @Test
    @DisplayName("A172: an administrator's session is passed on as a user's, at every refresh")
    void administratorThenNoneOnTheOtherDevice() {
        TokenResponse tokens = tokens(poll(approved()));
        assertThat(claims(tokens)).contains("\"groups\":[\"user\"]");

        RefreshOutcome refreshed = wiring.get(RefreshService.class)
                .refresh(RefreshRequest.firstParty(
                        new Secret(tokens.refreshToken().orElseThrow()), Optional.empty()));

        assertThat(claims(((RefreshOutcome.Refreshed) refreshed).tokens())).contains("\"groups\":[\"user\"]");
    }

    @Test
    @DisplayName("it ends no later than the session that passed it on")
    void firstIsOlderThenNoLonger() {
        RedeemedCode redeemed = approved();
        database.run("UPDATE session SET absolute_end = date_trunc('second', absolute_end) - interval '1 day'");
        String end = database.text("SELECT absolute_end FROM session");

        tokens(poll(redeemed));

        assertThat(ofPhone("absolute_end")).isEqualTo(end);
    }

    @Test
    void firstLivesLongerThenAsThePolicySays() {
        RedeemedCode redeemed = approved();
        database.run("UPDATE session SET absolute_end = absolute_end + interval '1 day'");
        tokens(poll(redeemed));
        assertThat(ofPhone("absolute_end - created_at = interval '"
                        + policy.refreshAbsolute().toSeconds() + " s'"))
                .isEqualTo("t");
    }

    @Test
    void askedAgainThenInvalidAndTheSessionStays() {
        RedeemedCode redeemed = approved();
        tokens(poll(redeemed));

        assertThat(poll(redeemed)).isEqualTo(INVALID_GRANT);

        assertThat(ofPhone("ended_at IS NULL")).isEqualTo("t");
        assertThat(noted).containsExactly("transfer: unknown null");
    }

    @Test
    void notApprovedThenToldWhy() {
        Passing from = new Passing(user.id(), first().session().id());
        OfferedTransfer offered = wiring.get(Transfers.class)
                .ask(new NewTransfer(from, user.version(), policy.audience(), BOTH, shown()))
                .orElseThrow();
        RedeemedCode redeemed = wiring.get(Redemptions.class)
                .redeem(offered.code().letters(), new NewDevice("My phone", PHONE))
                .orElseThrow();
        assertThat(poll(redeemed)).isEqualTo(new TransferOutcome.Refused(ErrorCode.AUTHORIZATION_PENDING));
        assertThat(poll(redeemed)).isEqualTo(new TransferOutcome.Refused(ErrorCode.SLOW_DOWN));
        wiring.clock().pass(Transfers.LIFE);
        assertThat(poll(redeemed)).isEqualTo(new TransferOutcome.Refused(ErrorCode.EXPIRED_TOKEN));
        RedeemedCode denied = approved();
        database.run("UPDATE device_transfer SET approved = false");
        assertThat(poll(denied)).isEqualTo(new TransferOutcome.Refused(ErrorCode.ACCESS_DENIED));
        assertThat(noted).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("A173: whoever was let in is not who they were: nothing is given, and not later either")
    @ValueSource(
            strings = {
                "UPDATE account SET enabled = false",
                "UPDATE account SET version = version + 1",
                "UPDATE account SET locked_until = now() + interval '1 hour'",
                "UPDATE account SET second_factor = true",
                "DELETE FROM account_audience",
                "UPDATE session SET ended_at = now()",
                "UPDATE session SET idle_end = now() - interval '1 minute'"
            })
    void changedMeanwhileThenSpent(String change) {
        RedeemedCode redeemed = approved();
        database.run(change);

        assertThat(poll(redeemed)).isEqualTo(INVALID_GRANT);

        assertThat(noted).containsExactly("transfer: the user has changed, or their session is over " + user.id());
        assertThat(poll(redeemed)).isEqualTo(INVALID_GRANT);
        assertThat(ofPhone("count(*)")).isEqualTo("0");
    }

    @Test
    void lockIsOverThenGiven() {
        RedeemedCode redeemed = approved();
        database.run("UPDATE account SET locked_until = now() - interval '1 minute'");
        tokens(poll(redeemed));
    }

    @Test
    void lessIsGrantedThenTheRest() {
        RedeemedCode redeemed = approved();
        database.run("UPDATE account_audience SET scope = 'write'");
        assertThat(tokens(poll(redeemed)).scope()).isEqualTo("write");

        RedeemedCode another = approved();
        database.run("UPDATE account_audience SET scope = 'read write'");
        audiences.put(KnownAudiences.withScopes(policy, READ));
        assertThat(tokens(poll(another)).scope()).isEqualTo("read");
    }

    @Test
    void asManySessionsAsThereMayBeThenSpent() {
        audiences.put(KnownAudiences.withScopes(KnownAudiences.withMostSessions("a", 1, OnMaxSessions.REJECT), BOTH));

        assertThat(poll(approved())).isEqualTo(INVALID_GRANT);

        assertThat(noted).containsExactly("transfer: as many sessions as there may be " + user.id());
    }

    @Test
    @DisplayName("the session of a cookie whose place it takes is over")
    void cookieThereThenItsSessionEnds() {
        RedeemedCode redeemed = approved();
        IssuedRefreshToken before = first();

        tokens(poll(redeemed, Optional.of(before.token())));

        assertThat(database.text(
                        "SELECT ended_at IS NOT NULL FROM session WHERE id = ?",
                        before.session().id()))
                .isEqualTo("t");
    }

    @Test
    @DisplayName("a failure inside is told of as one, for what was noted before it is undone")
    void askedThenAFailureWouldBeTold() {
        poll(approved());
        assertThat(wiring.get(Attempt.class).failure().orElseThrow().reason()).isEqualTo("transfer: failed inside");
    }

    @Test
    void lateThenExpired() {
        RedeemedCode redeemed = approved();
        wiring.clock().pass(Transfers.LIFE.plus(Duration.ofSeconds(1)));
        assertThat(poll(redeemed)).isEqualTo(new TransferOutcome.Refused(ErrorCode.EXPIRED_TOKEN));
    }
}
