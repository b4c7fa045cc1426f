package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.oauth.Audience;
import io.boxoffice.vault.Seal;
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
 * A signing key of one audience. It is announced or active at once, retires when another becomes active, and loses its
 * private half in the same moment: only what may still sign can be stolen. The row stays as history.
 */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private String kid;

    private String audience;
    private String alg;
    private String state;

    @Column(name = "public_jwk")
    private String publicJwk;

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

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    /** A key that is announced from now on. */
    SigningKey(JWK key, Audience audience, Seal seal, Instant now) {
        this.kid = key.getKeyID();
        this.audience = audience.name();
        this.alg = key.getAlgorithm().getName();
        this.state = KeyState.ANNOUNCED.wire();
        this.publicJwk = key.toPublicJWK().toJSONString();
        this.sealedPrivate = seal.close(key.toJSONString().getBytes(StandardCharsets.UTF_8), associated());
        this.createdAt = now;
        this.announcedAt = now;
    }

    void activate(Instant now) {
        state = KeyState.ACTIVE.wire();
        activeAt = now;
    }

    /** Signs no more; published as long as a token that it signed may live. */
    void retire(Instant now, Duration lastTokenLives) {
        state = KeyState.RETIRING.wire();
        retiringAt = now;
        publishedUntil = now.plus(lastTokenLives);
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
        return KeyState.parse(state).orElseThrow(() -> new IllegalStateException("key state " + state));
    }

    String kid() {
        return kid;
    }

    Audience audience() {
        return new Audience(audience);
    }

    PublishedKey published() {
        return new PublishedKey(audience(), parsed(publicJwk));
    }

    /** The whole key, opened; nothing when its private half is gone. */
    Optional<JWK> opened(Seal seal) {
        return Optional.ofNullable(sealedPrivate)
                .map(bytes -> seal.open(bytes, associated())
                        .orElseThrow(
                                () -> new IllegalStateException("the private half of key " + kid + " does not open")))
                .map(plain -> parsed(new String(plain, StandardCharsets.UTF_8)));
    }

    KeyRecord record() {
        return new KeyRecord(
                kid, alg, audience, state, createdAt, announcedAt, activeAt, retiringAt, retiredAt, revokedAt, reason);
    }

    private String associated() {
        return "boxoffice/signing-key/" + kid + "/" + audience + "/" + alg;
    }

    private static JWK parsed(String json) {
        try {
            return Objects.requireNonNull(JWK.parse(json));
        } catch (ParseException corrupt) {
            throw new IllegalStateException("a stored key is not a JWK", corrupt);
        }
    }
}
