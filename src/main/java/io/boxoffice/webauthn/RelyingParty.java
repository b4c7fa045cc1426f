package io.boxoffice.webauthn;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The server as passkeys know it (WebAuthn Level 3, 4 and 7): its id is the host of the issuer, and its one origin the issuer's. Attestation
 * is neither asked for nor looked at: it would tell models apart, and none is preferred.
 */
@ApplicationScoped
public class RelyingParty {
    /** In the order in which they are preferred. */
    static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    /** What authenticators write is no deeper than half of it. */
    private static final int MAX_DEPTH = 16;

    /** An id of 1,023 bytes and a key of RSA with 4,096 bits leave room. */
    private static final int MAX_ATTESTED_BYTES = 2_048;

    private static final ObjectConverter CONVERTER = new ObjectConverter(
            new JsonMapper(),
            new CBORMapper(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build()));

    static final AttestedCredentialDataConverter ATTESTED = new AttestedCredentialDataConverter(CONVERTER);

    private final WebAuthnRegistrationManager registration =
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(CONVERTER);

    private final WebAuthnAuthenticationManager authentication =
            new WebAuthnAuthenticationManager(List.of(), CONVERTER);

    @Inject
    Issuer issuer;

    /** Looks at counts itself: one that stands still must not lock its owner out, as it does by default there. */
    public RelyingParty() {
        authentication.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(_ -> {});
    }

    /** The id, to which passkeys are bound for good: the host of the issuer. */
    String id() {
        return uri().getHost();
    }

    /** What it is called where people choose a passkey. */
    String name() {
        return uri().getAuthority();
    }

    private String origin() {
        return "https://" + uri().getAuthority();
    }

    private URI uri() {
        return URI.create(issuer.url());
    }

    /**
     * What a browser is asked to make a passkey.
     *
     * @param handle 32 random bytes that stand for the user
     * @param had those that they have already
     * @param verifies whether they must be verified
     */
    public PasskeyOptions creation(
            RandomSecret challenge, Octets handle, String username, List<PasskeyOptions.Known> had, boolean verifies) {
        return PasskeyOptions.creation(this, challenge, handle, username, had, verifies);
    }

    /** What a browser is asked to show a passkey, by which alone its user is to be known: any that it has for this server. */
    public PasskeyOptions requestAlone(RandomSecret challenge) {
        return PasskeyOptions.request(this, challenge, List.of(), true);
    }

    /** What a browser is asked to show one of these, beside what was shown before. */
    public PasskeyOptions requestOneOf(RandomSecret challenge, List<PasskeyOptions.Known> allowed) {
        return PasskeyOptions.request(this, challenge, allowed, false);
    }

    /** The passkey that was made; nothing if it was not made for this server, not as it was asked, or has another id than is said (7.1). */
    public Optional<Credential> made(RegistrationResponse sent) {
        return read(() -> {
                    ServerProperty server = server(sent.challenge());
                    AttestationObject made = Objects.requireNonNull(registration
                            .verify(
                                    new RegistrationRequest(
                                            sent.attestationObject().bytes(),
                                            sent.clientData().bytes()),
                                    new RegistrationParameters(server, ALGORITHMS, false, true))
                            .getAttestationObject());
                    return credential(made.getAuthenticatorData());
                })
                .filter(made -> made.id().equals(sent.credential()))
                .filter(made -> made.attested().bytes().length <= MAX_ATTESTED_BYTES);
    }

    private static Credential credential(AuthenticatorData<?> data) {
        return new Credential(
                Octets.of(ATTESTED.convert(Objects.requireNonNull(data.getAttestedCredentialData()))),
                data.getSignCount(),
                data.isFlagBE(),
                data.isFlagBS(),
                data.isFlagUV());
    }

    /**
     * What a passkey has shown; nothing if it was not shown to this server, or not by the holder of its key (7.2). Whose it is, and that the
     * challenge is good, is the caller's.
     *
     * @param isAlone whether nothing else is shown: then the user must be verified
     */
    public Optional<Assertion> shown(AuthenticationResponse sent, Credential known, boolean isAlone) {
        return read(() -> {
            AuthenticationData data = authentication.verify(
                    new AuthenticationRequest(
                            sent.credential().bytes(),
                            sent.authenticatorData().bytes(),
                            sent.clientData().bytes(),
                            sent.signature().bytes()),
                    parameters(sent, known, isAlone));
            return assertion(Objects.requireNonNull(data.getAuthenticatorData()), known);
        });
    }

    private AuthenticationParameters parameters(AuthenticationResponse sent, Credential known, boolean isAlone) {
        return new AuthenticationParameters(
                server(sent.challenge()), record(known), List.of(known.id().bytes()), isAlone, true);
    }

    /** A copy for the library to write on. */
    private static CredentialRecordImpl record(Credential known) {
        AttestedCredentialData attested = ATTESTED.convert(known.attested().bytes());
        return new CredentialRecordImpl(
                null,
                known.verified(),
                known.backupEligible(),
                known.backedUp(),
                known.signCount(),
                attested,
                null,
                (CollectedClientData) null,
                null,
                null);
    }

    private static Assertion assertion(AuthenticatorData<?> data, Credential known) {
        long count = data.getSignCount();
        boolean counts = count > 0 || known.signCount() > 0;
        return new Assertion(count, counts && count <= known.signCount(), data.isFlagBS(), data.isFlagUV());
    }

    private ServerProperty server(RandomSecret challenge) {
        return ServerProperty.builder()
                .origin(new Origin(origin()))
                .rpId(id())
                .challenge(new DefaultChallenge(challenge.reveal()))
                .build();
    }

    /** What strangers send goes through readers of other makers: whatever these throw, it is no passkey. */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }
}
