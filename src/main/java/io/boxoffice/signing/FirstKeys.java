package io.boxoffice.signing;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Gives every audience that has none its first key, before the node is ready. */
@Dependent
public class FirstKeys {
    @Inject
    KeyService service;

    @Inject
    Audiences audiences;

    @Inject
    Keys keys;

    @Inject
    KeySettings settings;

    /** Makes what is missing, and reads the keys into memory. */
    public void ensure() {
        int bits = settings.rsaBits();
        for (AudiencePolicy policy : audiences.all().values()) {
            Audience audience = policy.audience();
            if (!service.hasActive(audience)) {
                service.activateFirst(audience, NewKey.rs256(bits));
            }
        }
        keys.renew();
    }
}
