package io.boxoffice.drill;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.signing.Decoy;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins drills and looks after them: what is generated is generated outside of the transactions. */
@Dependent
public class Drills {
    private static final Duration KEPT = Duration.ofDays(730);

    /** What became of the wish to begin one. */
    public sealed interface Beginning permits Begun, Open, Impossible {}

    /** It is under way. */
    public record Begun(Drill drill) implements Beginning {}

    /** One of its kind is under way at the audience. */
    public record Open() implements Beginning {}

    /** The audience is not one for such a drill; the reason is for the administrator. */
    public record Impossible(String message) implements Beginning {}

    @Inject
    DrillRows rows;

    @Inject
    Audiences audiences;

    @Inject
    Keys keys;

    @Inject
    KeySettings keySettings;

    @Inject
    DrillSettings settings;

    @Inject
    Clock clock;

    /**
     * Begins a drill. It ends when every verifier has read what is published, or after the announce time of keys; one of a revocation after
     * the longest life of a token at the latest, for no longer is a revoked one on the list.
     */
    public Beginning begin(AudiencePolicy policy, DrillKind kind) {
        Optional<Beginning> impossible = obstacle(policy, kind).map(Impossible::new);
        return impossible.orElseGet(() -> switch (kind) {
            case ROTATION -> rotation(policy);
            case REVOCATION -> revocation(policy);
        });
    }

    private Optional<String> obstacle(AudiencePolicy policy, DrillKind kind) {
        if (policy.verifiers().names().isEmpty()) {
            return Optional.of("The audience has no verifiers.");
        }
        if (kind == DrillKind.REVOCATION && !policy.statusList()) {
            return Optional.of("The audience has no status_list.");
        }
        boolean isPublic =
                keys.signsForAnybody(policy.audience()) && !policy.signingAlg().isSymmetric();
        return isPublic ? Optional.empty() : Optional.of("The audience signs with a shared secret.");
    }

    private Beginning rotation(AudiencePolicy policy) {
        Decoy decoy = Decoy.of(policy, keySettings);
        Drill drill = drill(policy, DrillKind.ROTATION, decoy.kid().value());
        boolean begun = rows.begin(drill, decoy);
        keys.renew();
        return begun ? new Begun(drill) : new Open();
    }

    private Beginning revocation(AudiencePolicy policy) {
        TokenId canary = TokenId.random();
        Drill drill = drill(policy, DrillKind.REVOCATION, canary.value());
        return rows.begin(drill, canary) ? new Begun(drill) : new Open();
    }

    private Drill drill(AudiencePolicy policy, DrillKind kind, String thing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<DrillReading> readings = policy.verifiers().names().stream()
                .map(name -> new DrillReading(name, Optional.empty()))
                .toList();
        return new Drill(
                UuidCreator.getTimeOrderedEpoch(now),
                policy.audience(),
                kind,
                thing,
                now,
                now.plus(longest(kind)),
                Optional.empty(),
                readings);
    }

    private Duration longest(DrillKind kind) {
        Duration announce = keySettings.announce();
        boolean isTooLong = kind == DrillKind.REVOCATION && announce.compareTo(TokenLifetimes.MAX_ACCESS) > 0;
        return isTooLong ? TokenLifetimes.MAX_ACCESS : announce;
    }

    /** Deletes some of the drills that ended longer than two years ago; whether there may be more. */
    public boolean purge(int atMost) {
        return rows.purge(clock.instant().minus(KEPT), atMost);
    }

    /** Notes what verifiers have read, ends what is over, and begins what is due; any number of nodes may do so at once. */
    public void look() {
        Instant now = clock.instant();
        rows.open().forEach(drill -> rows.look(drill, now));
        settings.every().ifPresent(every -> beginDue(every, now));
    }

    private void beginDue(Duration every, Instant now) {
        Instant since = now.minus(every);
        Set<DrillPlace> recent = rows.begunSince(since);
        for (AudiencePolicy policy : audiences.all().values()) {
            Arrays.stream(DrillKind.values())
                    .filter(kind -> obstacle(policy, kind).isEmpty())
                    .filter(kind -> !recent.contains(new DrillPlace(policy.audience(), kind)))
                    // Asked again: another node may have begun it meanwhile.
                    .filter(kind -> !rows.begunSince(since).contains(new DrillPlace(policy.audience(), kind)))
                    .forEach(kind -> begin(policy, kind));
        }
    }
}
