package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.transport.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RL-08: fair by network: in rounds, each with its share, and room is made at the cost of who has most. Moved by hand. */
class FairQueueTest {
    private static final Network CROWD = Network.of("203.0.113.1");
    private static final Network OTHER_CROWD = Network.of("203.0.113.2");
    private static final Network ONE = Network.of("198.51.100.1");

    /** Two turns, and eight places of which one network has six at most. */
    private final FairQueue queue = new FairQueue(2, 8, 6);

    @Test
    void turnsAreFreeThenCalledAtOnceAndTheRestWaits() {
        List<FairQueue.Turn> turns = enter(CROWD, 3);
        assertThat(turns).extracting(FairQueue.Turn::isCalled).containsExactly(true, true, false);
        assertThat(queue.running()).isEqualTo(2);
        assertThat(queue.waiting()).isEqualTo(1);
        queue.leave(turns.getFirst());
        assertThat(turns.getLast().isCalled()).isTrue();
        turns.subList(1, 3).forEach(queue::leave);
        assertThat(queue.running() + queue.waiting()).isZero();
    }

    @Test
    void crowdOfOneNetworkThenAnotherIsCalledNext() {
        List<FairQueue.Turn> crowd = enter(CROWD, 6);
        FairQueue.Turn one = enter(ONE, 1).getFirst();
        queue.leave(crowd.get(0));
        queue.leave(crowd.get(1));
        assertThat(one.isCalled()).isTrue();
        assertThat(crowd.get(2).isCalled()).isTrue();
        assertThat(crowd.get(3).isCalled()).isFalse();
    }

    @Test
    void threeNetworksThenEverySecondTurnForANewOneAndTheRestInRounds() {
        List<FairQueue.Turn> running = enter(ONE, 2);
        List<FairQueue.Turn> crowd = enter(CROWD, 3);
        List<FairQueue.Turn> other = enter(OTHER_CROWD, 2);
        List<FairQueue.Turn> waiting =
                Stream.concat(crowd.stream(), other.stream()).toList();
        List<FairQueue.Turn> order = new ArrayList<>();
        for (FairQueue.Turn done = running.get(0); order.size() < waiting.size(); done = order.getLast()) {
            queue.leave(done);
            waiting.stream()
                    .filter(turn -> turn.isCalled() && !order.contains(turn))
                    .forEach(order::add);
        }
        assertThat(order).containsExactly(crowd.get(0), crowd.get(1), other.get(0), crowd.get(2), other.get(1));
    }

    @Test
    void shareOfANetworkIsTakenThenNoMoreForItButForOthers() {
        enter(CROWD, 6);
        assertThat(queue.enter(CROWD)).isEmpty();
        assertThat(queue.enter(ONE)).isPresent();
    }

    @Test
    void everyPlaceIsTakenThenTheNewestOfWhoHasMostMakesRoom() {
        List<FairQueue.Turn> crowd = enter(CROWD, 5);
        List<FairQueue.Turn> other = enter(OTHER_CROWD, 3);
        FairQueue.Turn one = enter(ONE, 1).getFirst();
        assertThat(crowd).extracting(FairQueue.Turn::isGone).containsExactly(false, false, false, false, true);
        assertThat(other).noneMatch(FairQueue.Turn::isGone);
        assertThat(one.isGone()).isFalse();
        assertThat(queue.running() + queue.waiting()).isEqualTo(8);
    }

    /** Else two who have the same would push each other out for ever. */
    @Test
    void everyPlaceIsTakenByTheModestThenNobodyMakesRoom() {
        for (int i = 1; i <= 4; i++) {
            enter(Network.of("192.0.2." + i), 2);
        }
        assertThat(queue.enter(Network.of("192.0.2.1"))).isEmpty();
        assertThat(queue.enter(ONE)).isPresent();
        for (int i = 5; i <= 6; i++) {
            assertThat(queue.enter(Network.of("192.0.2." + i))).isPresent();
        }
        assertThat(queue.enter(Network.of("192.0.2.7"))).isEmpty();
    }

    /** Two crowds that fill everything: another network's login is called at the next turn but one. */
    @Test
    void severalCrowdsThenAnotherWaitsForOneOfEach() {
        List<FairQueue.Turn> all = new ArrayList<>(enter(CROWD, 4));
        all.addAll(enter(OTHER_CROWD, 4));
        FairQueue.Turn one = enter(ONE, 1).getFirst();
        int before = 0;
        while (!one.isCalled()) {
            queue.leave(all.stream()
                    .filter(FairQueue.Turn::isCalled)
                    .findFirst()
                    .map(turn -> {
                        all.remove(turn);
                        return turn;
                    })
                    .orElseThrow());
            before++;
        }
        assertThat(before).isEqualTo(3);
    }

    /** Ten crowds that were each called before: else a newcomer would wait for one of each. */
    @Test
    void tenCrowdsThenANewcomerIsCalledAtTheSecondTurnAtTheLatest() {
        FairQueue busy = new FairQueue(2, 24, 16);
        Map<FairQueue.Turn, Network> held = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            Network from = Network.of("192.0.2." + i % 10);
            held.put(busy.enter(from).orElseThrow(), from);
        }
        for (int i = 0; i < 40; i++) { // who was called comes again
            Network from = leaveOne(busy, held);
            held.put(busy.enter(from).orElseThrow(), from);
        }
        FairQueue.Turn newcomer = busy.enter(ONE).orElseThrow();
        leaveOne(busy, held);
        leaveOne(busy, held);
        assertThat(newcomer.isCalled()).isTrue();
    }

    /** Who comes anew each time takes half of the turns at most. */
    @Test
    void newcomersWithoutEndThenWhoWaitsIsCalledToo() {
        List<FairQueue.Turn> crowd = enter(CROWD, 5);
        Map<FairQueue.Turn, Network> held = new LinkedHashMap<>();
        crowd.forEach(turn -> held.put(turn, CROWD));
        for (int i = 0; i < 8; i++) {
            Network newcomer = Network.of("192.0.2." + i);
            held.put(queue.enter(newcomer).orElseThrow(), newcomer);
            if (i >= 2) { // so two of them wait at any time
                leaveOne(queue, held);
            }
        }
        assertThat(crowd).allMatch(FairQueue.Turn::isCalled);
    }

    private static Network leaveOne(FairQueue queue, Map<FairQueue.Turn, Network> held) {
        FairQueue.Turn called = held.keySet().stream()
                .filter(FairQueue.Turn::isCalled)
                .findFirst()
                .orElseThrow();
        queue.leave(called);
        return Objects.requireNonNull(held.remove(called));
    }

    @Test
    void waitsInVainThenGivesUpAndTheNextIsCalled() throws InterruptedException {
        List<FairQueue.Turn> crowd = enter(CROWD, 4);
        assertThat(crowd.get(2).await(Duration.ZERO)).isFalse();
        queue.leave(crowd.get(2));
        queue.leave(crowd.get(0));
        assertThat(crowd.get(3).await(Duration.ZERO)).isTrue();
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void pushedOutThenToldAtOnceAndNothingIsGivenBackTwice() throws InterruptedException {
        List<FairQueue.Turn> crowd = enter(CROWD, 5);
        enter(OTHER_CROWD, 3);
        enter(ONE, 1);
        assertThat(crowd.getLast().await(Duration.ofDays(1))).isFalse();
        queue.leave(crowd.getLast());
        assertThat(queue.running() + queue.waiting()).isEqualTo(8);
    }

    @Test
    void whatAllNeedFailsThenWhoWaitsIsToldAndWhoComesLaterIsNot() throws InterruptedException {
        List<FairQueue.Turn> crowd = enter(CROWD, 6);
        FairQueue.Turn one = enter(ONE, 1).getFirst();
        IllegalStateException frozen = new IllegalStateException("frozen");
        queue.sendAway(frozen);
        for (FairQueue.Turn waiting : List.of(crowd.get(2), crowd.getLast(), one)) {
            assertThatThrownBy(() -> waiting.await(Duration.ofDays(1))).hasCause(frozen);
            queue.leave(waiting);
        }
        assertThat(queue.waiting()).isZero();
        assertThat(queue.running()).isEqualTo(2);
        assertThat(crowd.getFirst().await(Duration.ZERO)).isTrue();
        List<FairQueue.Turn> later = enter(CROWD, 4);
        queue.leave(crowd.getFirst());
        assertThat(later.getFirst().await(Duration.ZERO)).isTrue();
    }

    @Test
    void everybodyHasLeftThenNothingIsKeptOfAnyNetwork() {
        for (int round = 0; round < 3; round++) {
            List<FairQueue.Turn> all = new ArrayList<>(enter(CROWD, 6));
            all.addAll(enter(ONE, 2));
            all.forEach(queue::leave);
            assertThat(queue.running() + queue.waiting()).isZero();
        }
    }

    private List<FairQueue.Turn> enter(Network from, int times) {
        return Stream.generate(() -> queue.enter(from))
                .limit(times)
                .map(Optional::orElseThrow)
                .toList();
    }
}
