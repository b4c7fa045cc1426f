package io.boxoffice.status;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The lists of this node, from memory: a revocation is in them a second later, however many ask. */
@ApplicationScoped
public class StatusLists {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

    /** What a question for a list comes to. */
    public sealed interface Answer permits Found, Unknown, Unavailable {}

    /** The list of an audience, not older than its life. */
    public record Found(Audience audience, StatusList list) implements Answer {}

    /** There is no list of this id, or its audience signs with a shared secret by now. */
    public record Unknown() implements Answer {}

    /** There is one, but the database has not told of it for longer than a list lives. */
    public record Unavailable() implements Answer {}

    @Inject
    KnownLists known;

    @Inject
    IndexRows rows;

    @Inject
    Canaries canaries;

    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    private final Map<Integer, HeldList> held = new ConcurrentHashMap<>();

    /** The list of an id as it stands in the path. */
    public Answer find(String id) {
        Optional<Integer> number =
                Optional.of(id).filter(text -> ID.matcher(text).matches()).map(Integer::valueOf);
        return number.flatMap(list ->
                        known.audience(list).filter(keys::signsForAnybody).map(audience -> current(list, audience)))
                .orElseGet(Unknown::new);
    }

    private Answer current(int list, Audience audience) {
        return held.computeIfAbsent(list, id -> new HeldList(clock))
                .current(() -> build(list, audience))
                .<Answer>map(found -> new Found(audience, found))
                .orElseGet(Unavailable::new);
    }

    private StatusList build(int list, Audience audience) {
        Instant now = clock.instant();
        // Before the bits: a canary that is there by now is revoked by now.
        Set<String> there = canaries.of(list, now);
        StatusBits bits = new StatusBits(rows.revoked(list, IndexReuse.countsAfter(now)), StatusBits.CAPACITY);
        return StatusList.of(
                        StatusReference.uri(issuer, list),
                        bits,
                        now,
                        claims -> keys.sign(audience, StatusList.TYPE, claims))
                .with(there);
    }
}
