package io.boxoffice.backchannel;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The transactions on notices. */
@Stateless
public class LogoutNotices {
    @Inject
    NoticeRows rows;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    /**
     * Writes, in the transaction in which a sign-in ends, that clients are to be told.
     *
     * @param informed the clients that know of the sign-in; those that are not told of ends are left out
     */
    public void enqueue(SignInId signIn, UserId user, Collection<ClientId> informed) {
        informed.stream()
                .filter(client -> clients.find(client.value())
                        .flatMap(LogoutNotices::address)
                        .isPresent())
                .forEach(client -> rows.add(new StoredNotice(signIn, user, client, clock.instant())));
    }

    /** Where a client is told; nothing if it is disabled, or registered without. */
    static Optional<String> address(Client client) {
        return Optional.ofNullable(client.registration().backchannelLogoutUri())
                .filter(_ -> client.registration().enabled());
    }

    /** Up to {@code count} clients that are to be told something now. */
    public List<ClientId> receivers(int count) {
        return rows.receivers(clock.instant(), count);
    }

    /** Takes the next notice that is due for a client: nobody else gets it before the time of its next try. */
    public Optional<LogoutNotice> next(ClientId client) {
        return rows.due(client, clock.instant()).map(notice -> notice.tried(clock.instant()));
    }

    /** It is not tried again. */
    public void settle(LogoutNotice notice) {
        rows.remove(notice.id());
    }
}
