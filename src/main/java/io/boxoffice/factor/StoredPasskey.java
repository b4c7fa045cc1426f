package io.boxoffice.factor;

import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.Assertion;
import io.boxoffice.webauthn.Credential;
import io.boxoffice.webauthn.Octets;
import io.boxoffice.webauthn.PasskeyOptions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as stored. It is made, shown any number of times and removed; whoever shows it holds its user. Its count of signatures only ever
 * grows, and it never belongs to another user.
 */
@Entity
@Table(name = "passkey")
class StoredPasskey {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "credential_id")
    private byte[] credentialId;

    private byte[] attested;

    @Column(name = "sign_count")
    private long signCount;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    private boolean verified;
    private String transports;
    private @Nullable String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredPasskey() {}

    UUID id() {
        return id;
    }

    UserId user() {
        return new UserId(accountId);
    }

    Credential credential() {
        return new Credential(Octets.of(attested), signCount, backupEligible, backedUp, verified);
    }

    PasskeyOptions.Known known() {
        return new PasskeyOptions.Known(Octets.of(credentialId), transports());
    }

    private Set<String> transports() {
        return Arrays.stream(transports.split(" ", -1))
                .filter(transport -> !transport.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether its key may be on several devices. */
    boolean isBackupEligible() {
        return backupEligible;
    }

    /**
     * It was shown. That it verifies its user is believed from then on when something else was shown beside it (WebAuthn Level 3, 7.2).
     *
     * @param isAlone whether nothing else was shown
     */
    void use(Assertion shown, boolean isAlone, Instant now) {
        signCount = Math.max(signCount, shown.signCount());
        backedUp = shown.backedUp();
        verified |= shown.verified() && !isAlone;
        usedAt = now;
    }

    Factor factor() {
        return new Factor(
                id,
                FactorKind.PASSKEY,
                Optional.ofNullable(name),
                createdAt,
                Optional.ofNullable(usedAt),
                Optional.empty());
    }
}
