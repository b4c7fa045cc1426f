package io.boxoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.RandomSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the new device does (RFC 10027): redeems the code, once, and asks. */
class RedemptionsTest {
    private final List<String> noted = new ArrayList<>();

    private final Wiring wiring = new Wiring().put(FrequentEvents.class, new Noted());
    private final Redemptions redemptions = wiring.get(Redemptions.class);
    private final SomeTransfers some = new SomeTransfers(wiring);
    private final OfferedTransfer offered = some.asked();

    private final class Noted extends FrequentEvents {
        @Override
        public void note(Event event) {
            noted.add(String.valueOf(event.reason()));
        }
    }

    private TransferLook.Approved approved(RedeemedCode redeemed) {
        return (TransferLook.Approved) some.look(redeemed);
    }

    @Test
    @DisplayName("A169: one ticket for one code; who comes second gets none, and the first goes on")
    void scannedTwiceThenTheFirstGoesOn() {
        RedeemedCode redeemed = some.redeemed(offered);

        assertThat(some.redeem(offered)).isEmpty();

        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Pending());
        assertThat(noted).containsExactly("transfer: the code is not valid");
        assertThat(some.told("transfer_redeemed"))
                .isEqualTo(some.from().user() + " other " + some.from().session() + " device My phone, from 192.0.2.7");
        assertThat(wiring.database().text("SELECT device_transfer::text FROM device_transfer"))
                .doesNotContain(redeemed.ticket().reveal());
    }

    @Test
    void codeIsOverOrNoneThenNoTicket() {
        wiring.clock().pass(Transfers.LIFE.minusMillis(1));
        some.redeemed(some.asked());
        some.redeemed(offered);
        OfferedTransfer late = some.asked();
        wiring.clock().pass(Transfers.LIFE);
        assertThat(some.redeem(late)).isEmpty();
        assertThat(redemptions.redeem(TransferCode.random().letters(), SomeTransfers.PHONE))
                .isEmpty();
        assertThat(redemptions.redeem("rubbish", SomeTransfers.PHONE)).isEmpty();
        assertThat(noted).hasSize(3);
    }

    @Test
    @DisplayName("from the scan on there are 90 seconds more, and no others")
    void redeemedThenTimeForTheDecision() {
        wiring.clock().pass(Duration.ofSeconds(89));
        RedeemedCode redeemed = some.redeemed(offered);
        wiring.clock().pass(Duration.ofSeconds(89));
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Pending());
        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Over());
    }

    @Test
    void askedTooSoonThenSlowerFromThenOn() {
        RedeemedCode redeemed = some.redeemed(offered);
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Pending());
        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.TooFast());
        wiring.clock().pass(Redemptions.INTERVAL);
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.TooFast());
        wiring.clock().pass(Duration.ofSeconds(12));
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Pending());
        assertThat(wiring.database().text("SELECT poll_interval FROM device_transfer"))
                .isEqualTo("12");
    }

    @Test
    void ticketThenItsAudience() {
        RedeemedCode redeemed = some.redeemed(offered);
        assertThat(redemptions.audience(redeemed.ticket().reveal())).contains(new Audience("other"));
        assertThat(redemptions.audience(RandomSecret.random().reveal())).isEmpty();
        assertThat(redemptions.audience("rubbish")).isEmpty();
    }

    @Test
    void approvedThenWhatIsPassedOnAndOnce() {
        RedeemedCode redeemed = some.approved();

        TransferLook.Approved approved = approved(redeemed);

        assertThat(approved.from()).isEqualTo(some.from());
        assertThat(approved.version()).isEqualTo(7);
        assertThat(approved.audience()).isEqualTo(new Audience("other"));
        assertThat(approved.scope()).hasToString("orders.read");
        assertThat(approved.authentication().amr()).isEqualTo("mfa otp pwd");
        assertThat(approved.authentication().level()).isEqualTo("aal2");
        assertThat(approved.deviceName()).isEqualTo("My phone");
        assertThat(redemptions.complete(approved)).isTrue();
        assertThat(redemptions.complete(approved)).isFalse();
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Unknown());
    }

    @Test
    void approvedAndNotFetchedInTimeThenOver() {
        RedeemedCode redeemed = some.approved();
        TransferLook.Approved approved = approved(redeemed);
        wiring.clock().pass(Transfers.LIFE);
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Over());
        assertThat(redemptions.complete(approved)).isFalse();
    }

    @Test
    void deniedThenToldSo() {
        RedeemedCode redeemed = some.redeemed(offered);
        wiring.get(Transfers.class).deny(offered.id(), some.from());
        assertThat(some.look(redeemed)).isEqualTo(new TransferLook.Denied());
    }

    @Test
    @DisplayName("how it ended is told until the row goes, and not that its time is over")
    void askedAfterItsEndThenStillHowItEnded() {
        RedeemedCode denied = some.redeemed(offered);
        wiring.get(Transfers.class).deny(offered.id(), some.from());
        RedeemedCode completed = some.approved();
        redemptions.complete(approved(completed));

        wiring.clock().pass(Transfers.LIFE);

        assertThat(some.look(denied)).isEqualTo(new TransferLook.Denied());
        assertThat(some.look(completed)).isEqualTo(new TransferLook.Unknown());
    }

    @Test
    void notApprovedThenNotCompleted() {
        TransferLook.Approved approved = approved(some.approved());
        wiring.database().run("UPDATE device_transfer SET approved = false");
        assertThat(redemptions.complete(approved)).isFalse();
    }

    @Test
    @DisplayName("a number that nobody guesses: two digits, and seldom the same")
    void redeemedOftenThenManyNumbers() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            numbers.add(some.redeemed(some.asked()).number());
            wiring.clock().pass(Transfers.LIFE);
        }
        assertThat(numbers).hasSizeGreaterThan(15).allMatch(number -> number >= 10 && number <= 99);
    }

    @Test
    void noTicketThenUnknown() {
        assertThat(redemptions.look("rubbish")).isEqualTo(new TransferLook.Unknown());
        assertThat(redemptions.look(RandomSecret.random().reveal())).isEqualTo(new TransferLook.Unknown());
        assertThat(redemptions.look(offered.code().letters())).isEqualTo(new TransferLook.Unknown());
    }

    @Test
    @DisplayName("some at a time, as many as were asked for")
    void purgedInPartsThenSaidWhetherThereMayBeMore() {
        some.asked();
        wiring.clock().pass(Duration.ofHours(2));
        assertThat(redemptions.purge(1)).isTrue();
        assertThat(wiring.database().text("SELECT count(*) FROM device_transfer"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("a row goes an hour after its end")
    void purgedThenGoneAfterAnHour() {
        wiring.clock().pass(Transfers.LIFE.plusHours(1));
        redemptions.purge(10);
        assertThat(wiring.database().text("SELECT count(*) FROM device_transfer"))
                .isEqualTo("1");
        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(redemptions.purge(10)).isFalse();
        assertThat(wiring.database().text("SELECT count(*) FROM device_transfer"))
                .isEqualTo("0");
    }
}
