package io.boxoffice.signing;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.Verifiers;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.verifier.FetchRows;
import io.boxoffice.verifier.KeyHolders;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

/** The verifiers of the keys of a purpose: who has which, and which they ought not to have any more. */
@Dependent
class KeyVerifiers {
    @Inject
    Audiences audiences;

    @Inject
    FetchRows fetches;

    /** Who has which key now; nobody reads those of ID tokens under a name. */
    KeyHolders holders(KeyPurpose purpose) {
        return purpose.ofAudience().map(this::holders).orElse(KeyHolders.NOBODY);
    }

    private KeyHolders holders(Audience audience) {
        Verifiers verifiers =
                audiences.find(audience.name()).map(AudiencePolicy::verifiers).orElse(Verifiers.NONE);
        return verifiers.names().isEmpty() ? KeyHolders.NOBODY : new KeyHolders(verifiers, fetches.held(audience));
    }

    /** A key was revoked: how long each verifier still has it is measured from now on. */
    void withdraw(Audience audience, KeyId kid, Instant now) {
        fetches.withdraw(audience, kid, now);
    }
}
