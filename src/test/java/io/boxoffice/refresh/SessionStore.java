package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.AccountLock;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.changes.Changes;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of one node on an empty database: the audience {@code a}, and a user. */
final class SessionStore {
    static final Device BROWSER = new Device("192.0.2.7", "a browser");
    static final Scopes ORDERS = Scopes.of(List.of("orders.read"));

    /** A database that is there, but for an outage that a test tells of. */
    static final class Outage extends Changes {
        Optional<Duration> endedAgo = Optional.empty();

        @Override
        public Duration sinceResumed(Duration age) {
            return endedAgo.filter(ago -> ago.compareTo(age) < 0).orElse(age);
        }
    }

    final Wiring wiring = new Wiring();
    final UnitDatabase database = wiring.database();
    final HandMovedClock clock = wiring.clock();
    final KnownAudiences audiences = new KnownAudiences(database);
    final Outage outage = new Outage();
    final AudiencePolicy policy = audiences.put(KnownAudiences.plain("a", SigningAlg.ES256));
    final Sessions sessions;
    final Rotator rotator;
    final UsedTokens usedTokens;
    final SessionService service;
    final AccountLock lock;
    final UserId user;

    SessionStore() {
        // As the database's, to the millisecond in which ids of sessions are counted.
        clock.set(Instant.ofEpochMilli(
                Long.parseLong(database.text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.put(Audiences.class, audiences).put(Changes.class, outage);
        sessions = wiring.get(Sessions.class);
        rotator = wiring.get(Rotator.class);
        usedTokens = wiring.get(UsedTokens.class);
        service = wiring.get(SessionService.class);
        lock = wiring.get(AccountLock.class);
        user = newUser();
    }

    UserId newUser() {
        UserId id = SomeIds.user();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, ?, ?, '$argon2id$none', 'user', now())",
                id,
                id.toString(),
                id.toString());
        return id;
    }

    IssuedRefreshToken begin() {
        return begin(user, policy).orElseThrow();
    }

    Optional<IssuedRefreshToken> begin(UserId owner, AudiencePolicy at) {
        return wiring.inTransaction(() -> {
            lock.hold(owner);
            return sessions.begin(family(owner, at), at, BROWSER);
        });
    }

    /** What a login with a password begins. */
    Family family(UserId owner, AudiencePolicy at) {
        return new Family(
                owner,
                ClientId.FIRST_PARTY,
                at.audience(),
                ORDERS,
                Authentication.byPassword(clock.instant()),
                Optional.empty());
    }

    /** Uses a token that is the living one. */
    IssuedRefreshToken rotated(IssuedRefreshToken issued) {
        return rotated(issued.token());
    }

    IssuedRefreshToken rotated(Secret token) {
        return tryToUse(read(token)).orElseThrow();
    }

    /** What is stored now of a token that is genuine. */
    PresentedRefreshToken read(Secret token) {
        return rotator.read(token).orElseThrow().token();
    }

    /** What a token comes to that is not, or not any more. */
    UsedOutcome notRotated(IssuedRefreshToken issued) {
        return notRotated(issued.token());
    }

    UsedOutcome notRotated(Secret token) {
        return notRotated(read(token));
    }

    UsedOutcome notRotated(PresentedRefreshToken read) {
        assertThat(tryToUse(read)).isEmpty();
        return usedTokens.look(read);
    }

    private Optional<IssuedRefreshToken> tryToUse(PresentedRefreshToken read) {
        return rotator.due(read, true, Optional.empty())
                .filter(rotation ->
                        rotator.write(rotation, new Subject.OfUser(read.facts().user())))
                .map(Rotation::issued);
    }

    AudiencePolicy accessLifetime(Duration lifetime) {
        return audiences.put(KnownAudiences.withAccessLifetime("a", SigningAlg.ES256, lifetime));
    }

    boolean isEnded(IssuedRefreshToken issued) {
        return column("ended_at IS NOT NULL", issued).equals("t");
    }

    /** One column of a session's row. */
    String column(String name, IssuedRefreshToken issued) {
        return database.text(
                "SELECT " + name + " FROM session WHERE id = ?",
                issued.session().id());
    }

    /** Until when something is revoked, in milliseconds since 1970, or no row. */
    String revokedUntil(Object value) {
        return database.text(
                "SELECT (extract(epoch FROM until) * 1000)::bigint FROM revocation WHERE value = ?", value.toString());
    }

    String revokedAt(Object value) {
        return database.text(
                "SELECT (extract(epoch FROM revoked_at) * 1000)::bigint FROM revocation WHERE value = ?",
                value.toString());
    }

    static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    String events(String type, Object target) {
        return database.text("SELECT count(*) FROM audit_event WHERE type = ? AND target = ?", type, target.toString());
    }

    void awaitAWaiter() throws InterruptedException {
        database.awaitAWaiter();
    }
}
