package io.boxoffice.signing;

import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.SigningAlg;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which keys there are to be: one that signs for each audience, and one for ID tokens in each algorithm that a client may ask for. All
 * are there from the start, so that no first client waits for its key and every verifier knows it in time.
 */
@Dependent
class KeyPlans {
    @Inject
    Audiences audiences;

    List<KeyPlan> all() {
        Stream<KeyPlan> ofAudiences = audiences.all().values().stream().map(KeyPlan::of);
        return Stream.concat(ofAudiences, idTokenAlgs().stream().map(KeyPlan::ofIdTokens))
                .toList();
    }

    KeyPlan of(KeyPurpose purpose) {
        return switch (purpose) {
            case KeyPurpose.AccessTokens access -> KeyPlan.of(audiences.policy(access.audience()));
            case KeyPurpose.IdTokens id -> KeyPlan.ofIdTokens(id.alg());
        };
    }

    List<SigningAlg> idTokenAlgs() {
        return Arrays.stream(SigningAlg.values())
                .filter(alg -> !alg.isSymmetric())
                .toList();
    }
}
