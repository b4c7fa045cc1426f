package io.boxoffice.mail;

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
 * A mail as stored: due at once, and after 5 s, 20 s, 80 s and so on, up to every 15 minutes, until it was sent, was refused, or its time is over.
 * Before each try a time is written at which it is due again: whoever else looks finds it not due, and after a crash it is.
 */
@Entity
@Table(name = "outgoing_mail")
class StoredMail {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_QUADRUPLINGS = 4;

    /** Longer than a try takes. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(3);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String kind;
    private String detail;
    private String address;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    private int tries;

    @SuppressWarnings("NullAway.Init")
    protected StoredMail() {}

    /** It is tried now, by whoever calls this. */
    OutgoingMail tried(Instant now) {
        dueAt = now.plus(LONGEST_TRY);
        tries++;
        MailKind about = MailKind.parse(kind);
        boolean last = !now.plus(pause()).isBefore(createdAt.plus(about.life()));
        return new OutgoingMail(id, about, new UserId(accountId), detail, address, createdAt, last);
    }

    /** It was not taken, and is tried again. */
    void postpone(Instant now) {
        dueAt = now.plus(pause());
    }

    /** It is not tried again. */
    void settle() {
        dueAt = null;
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(tries - 1, MOST_QUADRUPLINGS)));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
