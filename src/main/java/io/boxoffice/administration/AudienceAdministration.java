package io.boxoffice.administration;

import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.AudienceRegistry;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.signing.KeyRotator;
import io.boxoffice.signing.KeyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Registers and changes audiences, and does for their keys what that asks for. */
@Dependent
public class AudienceAdministration {
    @Inject
    AudienceRegistry registry;

    @Inject
    KeyRotator keys;

    @Inject
    KeyService signing;

    /** Registers an audience with its first key: it can be granted and logged in for at once. */
    public AudienceRegistry.Adding add(Audience audience, OwnPolicy policy) {
        AudienceRegistry.Adding outcome = registry.add(audience, policy);
        if (outcome instanceof AudienceRegistry.Added) {
            settle();
        }
        return outcome;
    }

    /** Gives an audience another policy, if nobody changed it since it was seen. */
    public AudienceRegistry.Changing change(AudienceRecord seen, OwnPolicy wanted) {
        AudienceRegistry.Changing outcome = store(seen, wanted);
        if (outcome instanceof AudienceRegistry.Changed) {
            settle();
        }
        return outcome;
    }

    /** Stores another policy in the transaction that there is; {@link #settle} follows its commit. */
    public AudienceRegistry.Changing store(AudienceRecord seen, OwnPolicy wanted) {
        if (wanted.statusList() && !seen.own().statusList() && signing.signsWithSecret(seen.audience())) {
            return new AudienceRegistry.Invalid("The audience signs with a shared secret until its next key does.");
        }
        return registry.change(seen, wanted);
    }

    /**
     * Has this node know what was stored, and makes the keys that are missing. A key stays published as long as the longest of its
     * tokens lives: it is told of a new lifetime.
     */
    public void settle() {
        registry.renew();
        keys.advance();
    }
}
