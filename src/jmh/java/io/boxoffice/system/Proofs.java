package io.boxoffice.system;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * DPoP proofs that were never sent. They are made before a round, for whoever makes one takes from the server, on the same processors, more
 * than it needs to check it; of more than were made each is made when it is needed.
 */
final class Proofs {
    private final Supplier<String> making;
    private final Queue<String> made;

    private Proofs(Supplier<String> making, Queue<String> made) {
        this.making = making;
        this.made = made;
    }

    static Proofs of(Supplier<String> making, int count) {
        return new Proofs(
                making, new ArrayDeque<>(Stream.generate(making).limit(count).toList()));
    }

    String next() {
        String ready = made.poll();
        return ready == null ? making.get() : ready;
    }
}
