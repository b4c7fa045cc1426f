package io.boxoffice.factor;

import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A login that waits for its second factor, as stored. It begins with a right password, and is over after a while, when it is answered, or
 * when another password begins it anew.
 */
@Entity
@Table(name = "half_login")
class StoredHalfLogin {
    @Id
    private byte[] hash;

    private String channel;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "account_version")
    private long accountVersion;

    @Column(name = "auth_time")
    private Instant authTime;

    private String amr;
    private String asked;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredHalfLogin() {}

    boolean waitsAt(LoginChannel at, Instant now) {
        return channel.equals(at.wire()) && now.isBefore(expiresAt);
    }

    HalfLogin half() {
        return new HalfLogin(new UserId(accountId), accountVersion, Authentication.ofOneFactor(authTime, amr), asked);
    }
}
