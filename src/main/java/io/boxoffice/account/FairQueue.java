package io.boxoffice.account;

import io.boxoffice.transport.Network;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns at something scarce, shared out by network. Who waits is called in rounds, one of each network a round, so that a
 * crowd from one network waits for itself; every second turn is for a network that had no place when it came, so that it
 * waits for no whole round of crowds either. When every place is taken, one that has two fewer than the network with most
 * takes that network's newest place (longest queue drop). No call waits for anything, {@link Turn#await} aside.
 */
final class FairQueue {
    private enum State {
        WAITING,
        CALLED,
        GONE
    }

    /** A place in the queue, and then a turn. Only this queue makes one, so whoever holds one was admitted. */
    static final class Turn {
        private final Network from;
        private final CountDownLatch decided = new CountDownLatch(1);
        private volatile State state = State.WAITING;
        private volatile @Nullable RuntimeException failure;

        private Turn(Network from) {
            this.from = from;
        }

        /**
         * Waits until it is called; {@code false} when another network took the place, or after this time.
         *
         * @throws IllegalStateException if what everybody needs failed meanwhile, with that as its cause
         */
        boolean await(Duration patience) throws InterruptedException {
            boolean called = decided.await(patience.toNanos(), TimeUnit.NANOSECONDS) && isCalled();
            RuntimeException why = failure;
            if (why != null) {
                throw new IllegalStateException("it failed for who came before", why);
            }
            return called;
        }

        boolean isCalled() {
            return state == State.CALLED;
        }

        boolean isGone() {
            return state == State.GONE;
        }

        private void become(State decision) {
            state = decision;
            decided.countDown();
        }
    }

    private final int turns;
    private final int places;
    private final int share;
    private final Map<Network, Integer> held = new HashMap<>();
    /** Whose turn is next comes first. */
    private final LinkedHashMap<Network, Deque<Turn>> round = new LinkedHashMap<>();
    /** Whoever came first comes first; once it was called, the rest of a network is part of the round. */
    private final LinkedHashMap<Network, Deque<Turn>> newcomers = new LinkedHashMap<>();

    private boolean lastWasANewcomer;

    private int running;
    private int waiting;

    /**
     * An empty queue.
     *
     * @param turns how many are called at a time, 1 or more
     * @param places how many are called or wait, {@code turns} or more
     * @param share how many of these places one network may hold, 1 or more
     */
    FairQueue(int turns, int places, int share) {
        this.turns = turns;
        this.places = places;
        this.share = share;
    }

    /** Takes a place; nothing when there is none for this network. Whoever has one must {@link #leave}. */
    synchronized Optional<Turn> enter(Network from) {
        if (held(from) >= share || !hasRoomFor(from)) {
            return Optional.empty();
        }
        Turn turn = new Turn(from);
        boolean isNew = newcomers.containsKey(from) || held(from) == 0;
        (isNew ? newcomers : round)
                .computeIfAbsent(from, first -> new ArrayDeque<>())
                .add(turn);
        held.merge(from, 1, Integer::sum);
        waiting++;
        callNext();
        return Optional.of(turn);
    }

    /** Gives a place back, called or not. */
    synchronized void leave(Turn turn) {
        if (turn.isCalled()) {
            running--;
            giveBack(turn);
            callNext();
        } else if (!turn.isGone()) {
            dismiss(turn);
        }
    }

    /** Sends all away who wait: what failed would fail for each of them, one after the other. */
    synchronized void sendAway(RuntimeException failure) {
        List<Turn> all = Stream.of(round, newcomers)
                .flatMap(lines -> lines.values().stream())
                .flatMap(Deque::stream)
                .toList();
        all.forEach(turn -> {
            turn.failure = failure;
            dismiss(turn);
        });
    }

    /** How many have their turn. */
    synchronized int running() {
        return running;
    }

    /** How many wait for it. */
    synchronized int waiting() {
        return waiting;
    }

    private void callNext() {
        while (running < turns && waiting > 0) {
            lastWasANewcomer = round.isEmpty() || (!newcomers.isEmpty() && !lastWasANewcomer);
            Map.Entry<Network, Deque<Turn>> next = (lastWasANewcomer ? newcomers : round).pollFirstEntry();
            Turn turn = next.getValue().remove();
            if (!next.getValue().isEmpty()) {
                round.putLast(next.getKey(), next.getValue());
            }
            waiting--;
            running++;
            turn.become(State.CALLED);
        }
    }

    private boolean hasRoomFor(Network from) {
        if (running + waiting < places) {
            return true;
        }
        Stream.concat(round.entrySet().stream(), newcomers.entrySet().stream())
                .max(Comparator.comparingInt(line -> held(line.getKey())))
                .filter(most -> held(most.getKey()) >= held(from) + 2)
                .ifPresent(most -> dismiss(most.getValue().getLast()));
        return running + waiting < places;
    }

    private void dismiss(Turn turn) {
        (newcomers.containsKey(turn.from) ? newcomers : round)
                .computeIfPresent(turn.from, (network, line) -> line.remove(turn) && line.isEmpty() ? null : line);
        waiting--;
        giveBack(turn);
        turn.become(State.GONE);
    }

    private void giveBack(Turn turn) {
        held.computeIfPresent(turn.from, (network, count) -> count == 1 ? null : count - 1);
    }

    private int held(Network network) {
        return held.getOrDefault(network, 0);
    }
}
