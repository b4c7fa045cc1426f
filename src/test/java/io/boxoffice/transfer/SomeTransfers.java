package io.boxoffice.transfer;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.Device;
import java.util.Optional;
import java.util.Set;

/** A user who passes sessions on, on a real database. */
final class SomeTransfers {
    static final NewDevice PHONE = new NewDevice("My phone", new Device("192.0.2.7", "a browser"));

    private final Wiring wiring;
    private final UnitDatabase database;
    private final Transfers transfers;
    private final Redemptions redemptions;
    private final Passing from;

    SomeTransfers(Wiring wiring) {
        this.wiring = wiring;
        database = wiring.database();
        transfers = wiring.get(Transfers.class);
        redemptions = wiring.get(Redemptions.class);
        from = new Passing(user("a"), SomeIds.foreignSession());
    }

    private UserId user(String name) {
        UserId id = SomeIds.user();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, ?, ?, '$argon2id$none', 'user', now())",
                id,
                name,
                name);
        return id;
    }

    Passing from() {
        return from;
    }

    /** In the session of somebody else. */
    Passing another() {
        return new Passing(user("b"), from.session());
    }

    /** In another session of the same user. */
    Passing elsewhere() {
        return new Passing(from.user(), SomeIds.foreignSession());
    }

    Optional<OfferedTransfer> tryAsk(Passing by) {
        return transfers.ask(new NewTransfer(
                by,
                7,
                new Audience("other"),
                Scopes.of(Set.of("orders.read")),
                Authentication.byPassword(wiring.clock().instant()).withOneTimeCode()));
    }

    OfferedTransfer asked() {
        return tryAsk(from).orElseThrow();
    }

    Optional<RedeemedCode> redeem(OfferedTransfer offered) {
        return redemptions.redeem(offered.code().letters(), PHONE);
    }

    RedeemedCode redeemed(OfferedTransfer offered) {
        return redeem(offered).orElseThrow();
    }

    TransferLook look(RedeemedCode redeemed) {
        return redemptions.look(redeemed.ticket().reveal());
    }

    /** A ticket of a transfer that was approved. */
    RedeemedCode approved() {
        OfferedTransfer offered = asked();
        RedeemedCode redeemed = redeemed(offered);
        transfers.approve(offered.id(), from, redeemed.number());
        return redeemed;
    }

    SeenTransfer seen(OfferedTransfer offered) {
        return transfers.find(offered.id(), from).orElseThrow();
    }

    /** What the audit has of a type: whom it names, at which audience, why. */
    String told(String type) {
        return database.text(
                "SELECT coalesce(string_agg(target || ' ' || audience || ' ' || session_id || coalesce(' ' || reason, ''), '; '), '')"
                        + " FROM audit_event WHERE type = ?",
                type);
    }
}
