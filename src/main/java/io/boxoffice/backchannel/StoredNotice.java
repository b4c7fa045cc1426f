package io.boxoffice.backchannel;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice as stored: due at once, then after 15 s, 30 s and so on, up to every 10 minutes, until it was taken, was refused, or is an hour old.
 * The time of the next try is written before each: whoever else looks finds it not due, and after a crash it is.
 */
@Entity
@Table(name = "logout_notice")
class StoredNotice {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Longer than a try takes. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private static final int MOST_DOUBLINGS = 6;

    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "sign_in_id")
    private UUID signInId;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "due_at")
    private Instant dueAt;

    private int tries;

    @SuppressWarnings("NullAway.Init")
    protected StoredNotice() {}

    StoredNotice(SignInId signIn, UserId user, ClientId client, Instant now) {
        this.id = UUID.randomUUID();
        this.clientId = client.value();
        this.signInId = signIn.value();
        this.accountId = user.value();
        this.createdAt = now;
        this.dueAt = now;
    }

    /** It is sent now. */
    LogoutNotice tried(Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        dueAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        tries++;
        boolean last = !dueAt.isBefore(createdAt.plus(LIFE));
        return new LogoutNotice(id, new ClientId(clientId), new SignInId(signInId), new UserId(accountId), last);
    }
}
