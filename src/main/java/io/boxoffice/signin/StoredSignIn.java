package io.boxoffice.signin;

import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in as stored. It begins with a login, is used whenever the browser comes, and is over when it was idle for too long, at its absolute
 * end, or when it is ended. A later login of the same user in the same browser gives it another secret and another time; that of another user
 * ends it.
 */
@Entity
@Table(name = "sign_in")
class StoredSignIn {
    /** So often the time of use is written anew at most. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // a query looks for it
    private byte[] hash;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "auth_time")
    private Instant authTime;

    private String amr;
    private String acr;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "absolute_end")
    private Instant absoluteEnd;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredSignIn() {}

    @SuppressWarnings("NullAway.Init") // the rest is taken from the authentication
    StoredSignIn(UserId user, RandomSecret secret, Authentication authentication, Instant now, Duration absolute) {
        this.id = UUID.randomUUID();
        this.accountId = user.value();
        this.createdAt = now;
        renew(secret, authentication, now, absolute);
    }

    /** The same user has shown again who they are. */
    final void renew(RandomSecret secret, Authentication authentication, Instant now, Duration absolute) {
        hash = secret.hash();
        authTime = authentication.at();
        amr = authentication.amr();
        acr = authentication.level();
        usedAt = now;
        absoluteEnd = now.plus(absolute);
    }

    boolean isLivingAt(Instant now, Duration idle) {
        return endedAt == null && now.isBefore(absoluteEnd) && now.isBefore(usedAt.plus(idle));
    }

    boolean isUseWorthWriting(Instant now) {
        return now.isAfter(usedAt.plus(PRECISION));
    }

    SignInId id() {
        return new SignInId(id);
    }

    UserId user() {
        return new UserId(accountId);
    }

    SignIn signIn() {
        return new SignIn(id(), user(), Authentication.stored(authTime, amr, acr));
    }
}
