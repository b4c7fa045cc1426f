package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signing key of one purpose: of one audience, or of ID tokens. It is announced first, or active at once if there is no other. It retires when another
 * becomes active, and loses its private half in the same moment: only what may still sign can be stolen; a shared secret,
 * which its verifiers need, goes when the last of its tokens has expired. A revoked key is gone at once, whatever it was.
 * The row stays as history.
 */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private String kid;

    /** None for ID tokens. */
    private @Nullable String audience;

    private String alg;
    private String state;

    /** None for a shared secret. */
    @Column(name = "public_jwk")
    private @Nullable String publicJwk;

    /** None for the second row of one key, and for a secret, of before there were any. */
    @SuppressWarnings("UnusedVariable") // queries look for it
    private @Nullable String thumbprint;

    @Column(name = "sealed_private")
    private byte @Nullable [] sealedPrivate;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "announced_at")
    private @Nullable Instant announcedAt;

    @Column(name = "active_at")
    private @Nullable Instant activeAt;

    @Column(name = "retiring_at")
    private @Nullable Instant retiringAt;

    @Column(name = "published_until")
    private @Nullable Instant publishedUntil;

    /** In seconds: the longest life of a token that this key may have signed. */
    @Column(name = "longest_token")
    private long longestToken;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    /**
     * A key that is announced from now on.
     *
     * @param longest how long what it signs is looked at, at most
     */
    SigningKey(JWK key, KeyPurpose purpose, KeyRing ring, Duration longest, Instant now) {
        this.kid = key.getKeyID();
        this.audience = purpose.ofAudience().map(Audience::name).orElse(null);
        this.alg = key.getAlgorithm().getName();
        this.state = purpose.stored(KeyState.ANNOUNCED);
        this.publicJwk =
                Optional.ofNullable(key.toPublicJWK()).map(JWK::toJSONString).orElse(null);
        this.thumbprint = Thumbprint.of(key, ring).value();
        this.sealedPrivate =
                ring.seal(Purpose.SIGNING).close(key.toJSONString().getBytes(StandardCharsets.UTF_8), associated());
        this.longestToken = longest.toSeconds();
        this.createdAt = now;
        this.announcedAt = now;
    }

    void activate(Instant now) {
        state = purpose().stored(KeyState.ACTIVE);
        activeAt = now;
    }

    /**
     * Signs no more; published as long as a token that it signed may live.
     *
     * @param margin what a token's life is longer for a verifier than for its issuer
     */
    void retire(Instant now, Duration margin) {
        state = purpose().stored(KeyState.RETIRING);
        retiringAt = now;
        publishedUntil = now.plusSeconds(longestToken).plus(margin);
        if (publicJwk != null) {
            sealedPrivate = null;
        }
    }

    /** Gone at once and for ever, whatever it was. */
    void revoke(Instant now, String why) {
        state = purpose().stored(KeyState.REVOKED);
        revokedAt = now;
        reason = why;
        sealedPrivate = null;
    }

    boolean isPublishedAt(Instant now) {
        return switch (state()) {
            case ANNOUNCED, ACTIVE -> true;
            case RETIRING -> publishedUntil != null && now.isBefore(publishedUntil);
            case RETIRED, REVOKED -> false;
        };
    }

    KeyState state() {
        return KeyState.ofStored(state).orElseThrow(() -> new IllegalStateException("key state " + state));
    }

    KeyId kid() {
        return new KeyId(kid);
    }

    KeyPurpose purpose() {
        return audience == null
                ? new KeyPurpose.IdTokens(SigningAlg.parse(alg).orElseThrow())
                : new KeyPurpose.AccessTokens(new Audience(audience));
    }

    /** What verifies its tokens: the public half, or the secret itself where there is none. */
    TrustedKey trusted(Encryption seal) {
        return new TrustedKey(purpose(), publicJwk == null ? opened(seal).orElseThrow() : parsed(publicJwk));
    }

    /** The whole key, opened; nothing when its private half is gone. */
    Optional<JWK> opened(Encryption seal) {
        return Optional.ofNullable(sealedPrivate)
                .map(bytes -> seal.open(bytes, associated())
                        .orElseThrow(
                                () -> new IllegalStateException("the private half of key " + kid + " does not open")))
                .map(plain -> parsed(new String(plain, StandardCharsets.UTF_8)));
    }

    KeyRecord record() {
        return new KeyRecord(
                kid,
                alg,
                purpose().use(),
                audience,
                state().wire(),
                createdAt,
                announcedAt,
                activeAt,
                retiringAt,
                retiredAt,
                revokedAt,
                reason);
    }

    /** An event that tells of it. */
    Event told(EventType type) {
        Event event = Event.of(type, kid);
        return purpose().ofAudience().map(event::at).orElse(event);
    }

    private String associated() {
        return "boxoffice/signing-key/" + kid + "/" + purpose().word() + "/" + alg;
    }

    private static JWK parsed(String json) {
        try {
            return Objects.requireNonNull(JWK.parse(json));
        } catch (ParseException corrupt) {
            throw new IllegalStateException("a stored key is not a JWK", corrupt);
        }
    }
}
