package io.boxoffice.audience;

import io.boxoffice.database.RecentReadings;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The registered audiences, from memory: what another node changed is felt within a second. */
@ApplicationScoped
public class Audiences {
    private static final String ALL = "all";

    @Inject
    AudienceRows rows;

    @Inject
    TokenLifetimes defaults;

    @Inject
    MaxSessions most;

    @Inject
    Issuer issuer;

    private final RecentReadings<String, Map<String, AudiencePolicy>> recent =
            new RecentReadings<>(1, Duration.ofMillis(900));

    /** The policy of an audience by its exact name, or nothing if none of that name is registered. */
    public Optional<AudiencePolicy> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** The policy of an audience that something in the database refers to, and that is therefore there. */
    public AudiencePolicy policy(Audience audience) {
        return find(audience.name()).orElseThrow(() -> new IllegalStateException("no audience " + audience));
    }

    /** Reads them anew at the next question: something was changed on this node. */
    void forget() {
        recent.forgetAll();
    }

    /** Every policy by the name of its audience. */
    public Map<String, AudiencePolicy> all() {
        return recent.get(ALL, _ -> rows.policies(defaults, most, issuer));
    }
}
