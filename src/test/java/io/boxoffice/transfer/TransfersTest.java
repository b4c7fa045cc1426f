package io.boxoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the first device does (RFC 10027): asks, looks, decides. */
class TransfersTest {
    private final Wiring wiring = new Wiring();
    private final Transfers transfers = wiring.get(Transfers.class);
    private final SomeTransfers some = new SomeTransfers(wiring);

    private OfferedTransfer offered;

    @BeforeEach
    void ask() {
        offered = some.asked();
    }

    private static int wrong(RedeemedCode redeemed) {
        return redeemed.number() == 99 ? 98 : redeemed.number() + 1;
    }

    private TransferState state() {
        return some.seen(offered).state();
    }

    @Test
    @DisplayName("of the code only its hash is there")
    void askedThenWaitingAndInTheAudit() {
        SeenTransfer seen = some.seen(offered);

        assertThat(seen.state()).isEqualTo(TransferState.WAITING);
        assertThat(seen.audience()).isEqualTo(new Audience("other"));
        assertThat(seen.scope()).hasToString("orders.read");
        assertThat(seen.expiresAt()).isEqualTo(wiring.clock().instant().plusSeconds(90));
        assertThat(seen.device()).isEmpty();
        assertThat(wiring.database().text("SELECT device_transfer::text FROM device_transfer"))
                .doesNotContain(offered.code().letters());
        assertThat(some.told("transfer_asked"))
                .isEqualTo(some.from().user() + " other " + some.from().session());
    }

    @Test
    void redeemedThenTheFirstDeviceSeesWhoDidIt() {
        RedeemedCode redeemed = some.redeemed(offered);

        SeenTransfer.Redeemer redeemer = some.seen(offered).device().orElseThrow();

        assertThat(state()).isEqualTo(TransferState.REDEEMED);
        assertThat(redeemer.device()).isEqualTo(SomeTransfers.PHONE);
        assertThat(redeemer.number()).isEqualTo(redeemed.number()).isBetween(10, 99);
    }

    @Test
    @DisplayName("five wait at most; whatever is decided or over makes room")
    void manyThenNoMoreUntilOneIsOver() {
        for (int i = 1; i < Transfers.MOST_OF_USER; i++) {
            some.asked();
        }
        assertThat(some.tryAsk(some.from())).isEmpty();
        assertThat(some.tryAsk(some.elsewhere())).as("in another session").isEmpty();
        assertThat(some.tryAsk(some.another())).as("somebody else").isPresent();

        some.redeemed(offered);
        assertThat(some.tryAsk(some.from())).isEmpty();
        transfers.deny(offered.id(), some.from());
        assertThat(some.tryAsk(some.from())).isPresent();
        wiring.clock().pass(Transfers.LIFE);
        assertThat(some.tryAsk(some.from())).isPresent();
    }

    @Test
    void userIsGoneThenNothing() {
        wiring.database().run("DELETE FROM account");
        assertThat(some.tryAsk(some.from())).isEmpty();
    }

    @Test
    void rightNumberThenApprovedOnce() {
        RedeemedCode redeemed = some.redeemed(offered);

        assertThat(transfers.approve(offered.id(), some.from(), redeemed.number()))
                .isEqualTo(TransferDecision.DONE);

        assertThat(state()).isEqualTo(TransferState.APPROVED);
        assertThat(transfers.approve(offered.id(), some.from(), redeemed.number()))
                .isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(transfers.deny(offered.id(), some.from())).isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(some.told("transfer_approved"))
                .isEqualTo(some.from().user() + " other " + some.from().session() + " device My phone, from 192.0.2.7");
        assertThat(some.told("transfer_denied")).isEmpty();
    }

    @Test
    @DisplayName("A170: a wrong number is a refusal, and the right one comes too late")
    void wrongNumberThenOver() {
        RedeemedCode redeemed = some.redeemed(offered);

        assertThat(transfers.approve(offered.id(), some.from(), wrong(redeemed)))
                .isEqualTo(TransferDecision.WRONG_NUMBER);

        assertThat(state()).isEqualTo(TransferState.DENIED);
        assertThat(transfers.approve(offered.id(), some.from(), redeemed.number()))
                .isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(some.told("transfer_denied")).endsWith(" wrong number: device My phone, from 192.0.2.7");
    }

    @Test
    void deniedThenNotApproved() {
        RedeemedCode redeemed = some.redeemed(offered);

        assertThat(transfers.deny(offered.id(), some.from())).isEqualTo(TransferDecision.DONE);

        assertThat(transfers.approve(offered.id(), some.from(), redeemed.number()))
                .isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(some.told("transfer_denied")).endsWith(" device My phone, from 192.0.2.7");
        assertThat(some.told("transfer_approved")).isEmpty();
    }

    @Test
    @DisplayName("nobody has scanned: there is nothing to decide, and no number to guess")
    void notRedeemedThenNothingToDecide() {
        assertThat(transfers.approve(offered.id(), some.from(), 42)).isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(transfers.deny(offered.id(), some.from())).isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(state()).isEqualTo(TransferState.WAITING);
    }

    @Test
    void overThenNotDecided() {
        RedeemedCode redeemed = some.redeemed(offered);
        wiring.clock().pass(Transfers.LIFE);

        assertThat(transfers.approve(offered.id(), some.from(), redeemed.number()))
                .isEqualTo(TransferDecision.NOT_WAITING);
        assertThat(state()).isEqualTo(TransferState.EXPIRED);
    }

    @Test
    @DisplayName("another user, and another session of the same user, neither see nor decide it")
    void anotherThenUnknown() {
        RedeemedCode redeemed = some.redeemed(offered);

        for (Passing other : new Passing[] {some.another(), some.elsewhere()}) {
            assertThat(transfers.find(offered.id(), other)).isEmpty();
            assertThat(transfers.approve(offered.id(), other, redeemed.number()))
                    .isEqualTo(TransferDecision.UNKNOWN);
            assertThat(transfers.approve(offered.id(), other, wrong(redeemed))).isEqualTo(TransferDecision.UNKNOWN);
            assertThat(transfers.deny(offered.id(), other)).isEqualTo(TransferDecision.UNKNOWN);
        }
        assertThat(transfers.deny(UUID.randomUUID(), some.from())).isEqualTo(TransferDecision.UNKNOWN);
        assertThat(state()).isEqualTo(TransferState.REDEEMED);
    }
}
