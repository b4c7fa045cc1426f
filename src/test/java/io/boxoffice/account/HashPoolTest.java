package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audit.Actor;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** ER-07: every turn is taken by somebody who waits for nothing but the test. */
@Timeout(30)
class HashPoolTest {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final HashPool pool = new HashPool();
    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private List<CompletableFuture<Optional<Integer>>> holders = List.of();

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void takeEveryTurn() {
        pool.caller = new Actor();
        int turns = Math.min(8, Runtime.getRuntime().availableProcessors());
        holders =
                Stream.generate(() -> running(() -> 0, over::join)).limit(turns).toList();
        await(() -> pool.running() == turns);
    }

    @AfterEach
    void giveThemBack() {
        over.complete(1);
        assertThat(holders).allSatisfy(holder -> assertThat(holder.join()).contains(1));
        assertThat(pool.running() + pool.waiting()).isZero();
    }

    @Test
    void databaseFailsOneThenAllWhoWaitAreToldOfIt() {
        CompletableFuture<Optional<Integer>> waits = running(() -> 0, () -> 2);
        await(() -> pool.waiting() == 1);
        assertThatThrownBy(() -> pool.run(HashPoolTest::away, (turn, prepared) -> 3))
                .rootCause()
                .hasMessage("frozen");
        assertThatThrownBy(waits::join).rootCause().hasMessage("frozen");
    }

    @Test
    void oneFailsForAnotherReasonThenWhoWaitsGoesOn() {
        CompletableFuture<Optional<Integer>> waits = running(() -> 0, () -> 2);
        await(() -> pool.waiting() == 1);
        assertThatThrownBy(() -> pool.run(() -> List.of().getFirst(), (turn, prepared) -> 3))
                .isInstanceOf(RuntimeException.class);
        over.complete(1);
        assertThat(waits.join()).contains(2);
    }

    @Test
    void sentAwayThenWhoCameSinceIsNot() {
        CompletableFuture<Integer> slow = new CompletableFuture<>();
        CompletableFuture<Optional<Integer>> sentAway = running(slow::join, () -> 2);
        await(() -> pool.waiting() == 1);
        assertThatThrownBy(() -> pool.run(HashPoolTest::away, (turn, prepared) -> 3))
                .isInstanceOf(RuntimeException.class);
        CompletableFuture<Optional<Integer>> later = running(() -> 0, () -> 4);
        await(() -> pool.waiting() == 1);
        slow.complete(0);
        assertThatThrownBy(sentAway::join).rootCause().hasMessage("frozen");
        over.complete(1);
        assertThat(later.join()).contains(4);
    }

    private CompletableFuture<Optional<Integer>> running(Supplier<Integer> preparation, Supplier<Integer> work) {
        return CompletableFuture.supplyAsync(() -> pool.run(preparation, (turn, prepared) -> work.get()), THREADS);
    }

    private static Integer away() {
        throw new IllegalStateException(new SQLTransientConnectionException("frozen"));
    }

    private static void await(Supplier<Boolean> condition) {
        while (!condition.get()) {
            Thread.onSpinWait();
        }
    }
}
