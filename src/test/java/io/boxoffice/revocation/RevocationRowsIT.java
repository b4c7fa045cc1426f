package io.boxoffice.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.InTransaction;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another node reads of what this one wrote: everything, however slowly it was committed and however often. */
@ExtendWith(ArquillianExtension.class)
class RevocationRowsIT {
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private final UserId user = SomeIds.user();

    @Inject
    RevocationRows rows;

    @Inject
    InTransaction transaction;

    @Test
    @DisplayName("TV-11: a transaction that commits after a node has looked is seen when it looks again")
    void committedAfterTheReadingThenReadTheNextTime() throws Exception {
        String horizon = transaction.run(() -> {
            rows.record(Revoked.user(user, now, now), "a slow one");
            return Together.run(1, i -> () -> horizonAfterAQuickOne()).getFirst();
        });
        assertThat(read(horizon).stream().map(Revoked::value)).contains(user.toString());
    }

    private String horizonAfterAQuickOne() {
        rows.record(Revoked.token(new TokenId("quick"), now), "a transaction that begins later and is over sooner");
        return rows.since(RevocationRows.Place.from("0")).horizon();
    }

    @Test
    @DisplayName("TV-11: revoked a second time: read a second time, with the later time")
    void revokedTwiceThenReadTwiceWithTheLaterTime() {
        rows.record(Revoked.user(user, now, now), "once");
        String horizon = rows.since(RevocationRows.Place.from("0")).horizon();
        Instant later = now.plusSeconds(60);
        rows.record(Revoked.user(user, later, later), "twice");
        assertThat(of(user, read(horizon)))
                .hasValueSatisfying(revoked -> assertThat(revoked).isEqualTo(Revoked.user(user, later, later)));
        rows.record(Revoked.user(user, now, now), "an earlier one");
        assertThat(of(user, read("0"))).hasValue(Revoked.user(user, later, later));
    }

    @Test
    @DisplayName("A069: whom a later revocation does not spare, nobody spares")
    void sparedAndThenNotThenNotSpared() {
        SessionId spared = SomeIds.session(now);
        rows.record(Revoked.user(user, now, now).sparing(spared), "but one");
        assertThat(of(user, read("0"))).hasValue(Revoked.user(user, now, now).sparing(spared));
        rows.record(Revoked.user(user, now.plusSeconds(1), now.plusSeconds(1)), "all");
        assertThat(of(user, read("0"))).hasValue(Revoked.user(user, now.plusSeconds(1), now.plusSeconds(1)));
    }

    @Test
    void moreThanAPageThenAllOfThem() throws SQLException {
        int count = RevocationRows.BATCH + 10;
        Sql.asOwner()
                .run("INSERT INTO revocation (kind, value, revoked_at, until) SELECT 'jti', 'page-' || n, now(),"
                        + " now() + interval '1 h' FROM generate_series(1, " + count + ") AS n");
        assertThat(read("0").stream().filter(revoked -> revoked.value().startsWith("page-")))
                .hasSize(count);
        Sql.asOwner().run("UPDATE revocation SET until = now() - interval '1 s' WHERE value LIKE 'page-%'");
        assertThat(rows.purge(Clock.systemUTC().instant())).isTrue();
        assertThat(rows.purge(Clock.systemUTC().instant())).isFalse();
        assertThat(Sql.asOwner().text("SELECT count(*) FROM revocation WHERE value LIKE 'page-%'"))
                .isEqualTo("0");
    }

    private List<Revoked> read(String horizon) {
        List<Revoked> all = new ArrayList<>();
        Optional<RevocationRows.Place> next = Optional.of(RevocationRows.Place.from(horizon));
        while (next.isPresent()) {
            RevocationRows.Reading page = rows.since(next.get());
            all.addAll(page.revoked());
            next = page.next();
        }
        return all;
    }

    private static Optional<Revoked> of(UserId user, List<Revoked> all) {
        return all.stream()
                .filter(revoked -> revoked.value().equals(user.toString()))
                .findFirst();
    }
}
