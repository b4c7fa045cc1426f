package io.boxoffice.mail;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.account.User;
import io.boxoffice.oauth.Issuer;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Writes the letters, at the time of sending: so no code waits anywhere, and the time of a link begins when it leaves. */
@Stateless
public class Letters {
    /** How long a link is good that was sent by mail. */
    public static final Duration LIFE_OF_A_LINK = Duration.ofMinutes(30);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    @Inject
    Accounts accounts;

    @Inject
    RecoveryLinks links;

    @Inject
    MailSettings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** The letter of a mail; nothing if its user is gone, has no verified address any more, or may have no link. */
    public Optional<Letter> write(OutgoingMail mail) {
        Optional<User> user = accounts.find(mail.user());
        Optional<String> to = user.flatMap(Outbox::address);
        return to.flatMap(address -> body(mail, user.orElseThrow())
                .map(body -> new Letter(mail.id(), address, texts().subject(mail.kind()), body, clock.instant())));
    }

    private Optional<String> body(OutgoingMail mail, User user) {
        return mail.kind() == MailKind.RECOVERY
                ? link(user).map(link -> body(mail, user, link))
                : Optional.of(body(mail, user, ""));
    }

    private Optional<String> link(User user) {
        return links.make(user.id(), LIFE_OF_A_LINK, "for a mail").map(issuer::recovery);
    }

    private String body(OutgoingMail mail, User user, String link) {
        MailTexts texts = texts();
        return texts.body(
                mail.kind(),
                Map.of(
                        "username", user.username(),
                        "issuer", issuer.url(),
                        "link", link,
                        "minutes", Long.toString(LIFE_OF_A_LINK.toMinutes()),
                        "time", TIME.format(mail.at()),
                        "from", mail.address().isEmpty() ? texts.word("unknown") : mail.address(),
                        "factor", mail.detail().isEmpty() ? "" : texts.word(mail.detail())));
    }

    private MailTexts texts() {
        return MailTexts.of(settings.server().orElseThrow().language());
    }
}
