package io.boxoffice.signing;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.verifier.FetchRows;
import io.boxoffice.verifier.HeldKey;
import io.boxoffice.verifier.LastFetch;
import io.boxoffice.verifier.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells administrators of verifiers: what each has read, and how far it is behind. */
@Dependent
public class VerifierReport {
    /** So many audiences are told of at once. */
    private static final int MOST_AUDIENCES = 100;

    @Inject
    Audiences audiences;

    @Inject
    KeyService keys;

    @Inject
    FetchRows fetches;

    @Inject
    Clock clock;

    /** The verifiers of the first hundred audiences that have any, by the names of the audiences. */
    public Map<Audience, List<VerifierState>> all() {
        Map<Audience, List<VerifierState>> all = new LinkedHashMap<>();
        audiences.all().values().stream()
                .filter(policy -> !policy.verifiers().names().isEmpty())
                .sorted(Comparator.comparing(policy -> policy.audience().name()))
                .limit(MOST_AUDIENCES)
                .forEach(policy -> all.put(policy.audience(), of(policy)));
        return all;
    }

    /** The verifiers of an audience, by name. */
    public List<VerifierState> of(AudiencePolicy policy) {
        Instant now = clock.instant();
        List<HeldKey> held = fetches.held(policy.audience()).stream()
                .filter(key -> policy.verifiers().has(key.verifier()))
                .toList();
        List<LastFetch> last = fetches.lastFetches(policy.audience());
        List<KeyRecord> published = keys.published(policy.audience());
        List<KeyRecord> revoked = revoked(held, published);
        return policy.verifiers().names().stream()
                .map(name -> {
                    List<HeldKey> own = held.stream()
                            .filter(key -> key.verifier().equals(name))
                            .toList();
                    return new VerifierState(
                            name,
                            at(last, name, Source.KEY_SET),
                            at(last, name, Source.STATUS_LIST),
                            own,
                            VerifierState.lag(own, published, revoked, now));
                })
                .toList();
    }

    private List<KeyRecord> revoked(List<HeldKey> held, List<KeyRecord> published) {
        Set<String> good = published.stream().map(KeyRecord::kid).collect(Collectors.toSet());
        return held.stream()
                .map(HeldKey::kid)
                .distinct()
                .filter(kid -> !good.contains(kid.value()))
                .flatMap(kid -> keys.find(kid).stream())
                .filter(key -> key.is(KeyState.REVOKED))
                .toList();
    }

    private static Optional<Instant> at(List<LastFetch> last, String name, Source source) {
        return last.stream()
                .filter(fetch -> fetch.verifier().equals(name) && fetch.source() == source)
                .map(LastFetch::at)
                .findFirst();
    }
}
