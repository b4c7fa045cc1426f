package io.boxoffice.webauthn;

/**
 * A passkey as the server knows it (the credential record of WebAuthn Level 3, 4).
 *
 * @param attested the attested credential data (6.5.1): its model, its id and its public key
 * @param signCount the highest count of signatures that it has shown; 0 if it does not count
 * @param backupEligible whether it may be copied to other devices; it never changes
 * @param backedUp whether it was copied, when it was shown last
 * @param verified whether it has verified its user, with another factor beside it or when it was made
 */
public record Credential(Octets attested, long signCount, boolean backupEligible, boolean backedUp, boolean verified) {
    /** By which it is found. */
    public Octets id() {
        return Octets.of(RelyingParty.ATTESTED.extractCredentialId(attested.bytes()));
    }
}
