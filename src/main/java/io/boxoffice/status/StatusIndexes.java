package io.boxoffice.status;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.TokenId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives tokens their indexes: random ones, so that they tell nothing of the order of tokens (Token Status List 13.2), and
 * one for each token (13.3), which the database sees to.
 */
@Dependent
public class StatusIndexes {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With half of the indexes taken, one of so many is free in all but one of four billion tries. */
    private static final int CANDIDATES = 32;

    private static final int TRIES = 4;
    private static final int BATCH = 10_000;

    @Inject
    KnownLists lists;

    @Inject
    IndexRows rows;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /**
     * A free index in the list of an audience, taken for a token in the caller's transaction; or the one that it has: the
     * same token is minted again when the answer to a refresh was lost.
     */
    public StatusReference allocate(Audience audience, LiveToken token) {
        int list = lists.of(audience);
        return Stream.generate(() -> tryToTake(list, token))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .map(index -> StatusReference.of(issuer, list, index))
                .orElseThrow(() -> new IllegalStateException("the status list of " + audience + " is full"));
    }

    private Optional<Integer> tryToTake(int list, LiveToken token) {
        int[] candidates = RANDOM.ints(CANDIDATES, 0, StatusBits.CAPACITY).toArray();
        return rows.take(list, token, candidates, IndexReuse.freeBefore(clock.instant()));
    }

    /** The index that a token has, if it has one. */
    public Optional<StatusReference> find(TokenId jti) {
        return rows.find(jti).map(place -> StatusReference.of(issuer, place.list(), place.index()));
    }

    /** Deletes what is free again, in transactions of its own; how many rows that were. Several nodes may do so at once. */
    public int purge() {
        int all = 0;
        int some = BATCH;
        while (some == BATCH) {
            some = rows.deleteExpired(IndexReuse.freeBefore(clock.instant()), BATCH);
            all += some;
        }
        return all;
    }
}
