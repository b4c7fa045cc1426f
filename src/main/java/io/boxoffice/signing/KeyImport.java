package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes over a private key that was made elsewhere: to move an existing issuer here. */
@Dependent
public class KeyImport {
    /** What became of an import. */
    public sealed interface Outcome permits Stored, Duplicate, Invalid {}

    /** The key is stored and, on this node, in use. */
    public record Stored(KeyRecord key) implements Outcome {}

    /** The key, or one with its id, was here before, perhaps revoked: neither is ever used again. */
    public record Duplicate() implements Outcome {}

    /** The key or what was asked of it is not acceptable; the reason is for the administrator. */
    public record Invalid(String message) implements Outcome {}

    record Accepted(Audience audience, JWK key, KeyState state) {}

    @Inject
    Audiences audiences;

    @Inject
    KeyService service;

    @Inject
    Keys keys;

    /**
     * Imports a key.
     *
     * @param material a private JWK, or a private key as PEM; without an algorithm it gets the audience's if it can
     * @param state {@code announced}, {@code active} or {@code retiring}
     */
    public Outcome run(String audience, KeyMaterial material, String state) {
        Optional<AudiencePolicy> policy = audiences.find(audience);
        if (policy.isEmpty()) {
            return new Invalid("The audience is unknown.");
        }
        Optional<KeyState> wanted = KeyState.parse(state).filter(KeyImport::canImportInto);
        if (wanted.isEmpty()) {
            return new Invalid("The state must be announced, active or retiring.");
        }
        return switch (material.read(policy.get().signingAlg())) {
            case KeyMaterial.Unusable unusable -> new Invalid(unusable.reason());
            case KeyMaterial.Usable usable
            when isSecret(usable) && policy.get().statusList() ->
                new Invalid("An audience with a status_list cannot have a shared secret.");
            case KeyMaterial.Usable usable -> stored(new Accepted(new Audience(audience), usable.key(), wanted.get()));
        };
    }

    private static boolean isSecret(KeyMaterial.Usable usable) {
        return usable.key() instanceof OctetSequenceKey;
    }

    private Outcome stored(Accepted accepted) {
        Outcome outcome = service.store(accepted);
        keys.renew();
        return outcome;
    }

    private static boolean canImportInto(KeyState state) {
        return switch (state) {
            case ANNOUNCED, ACTIVE, RETIRING -> true;
            case RETIRED, REVOKED -> false;
        };
    }
}
