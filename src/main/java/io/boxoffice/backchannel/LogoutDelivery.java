package io.boxoffice.backchannel;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.log.CountedLog;
import io.boxoffice.oauth.ClientId;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Sends what is due for one client, one after the other, with no transaction open meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogoutDelivery {
    private static final CountedLog LOG = new CountedLog(LogoutDelivery.class);

    @Inject
    LogoutNotices notices;

    @Inject
    Receivers receivers;

    @Inject
    Clients clients;

    @Inject
    LogoutTokens tokens;

    @Inject
    LogoutPost post;

    /** Until nothing is due, or the client does not answer: then the next look goes on. */
    @Asynchronous
    public void deliver(ClientId client) {
        try {
            Optional<LogoutNotice> next = notices.next(client);
            while (next.isPresent() && isSettled(next.get())) {
                next = notices.next(client);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            receivers.release(client);
        }
    }

    private boolean isSettled(LogoutNotice notice) throws InterruptedException {
        LogoutPost.Outcome outcome = sent(notice);
        switch (outcome) {
            case TAKEN -> notices.settle(notice);
            case REFUSED -> giveUp(notice, "The client " + notice.client() + " has refused a logout token.");
            case FAILED -> {
                if (notice.last()) {
                    giveUp(notice, "The client " + notice.client() + " took no logout token within an hour.");
                }
            }
        }
        return outcome != LogoutPost.Outcome.FAILED;
    }

    /** A client that is gone, disabled or no longer registered for it is told nothing, and that is an end too. */
    private LogoutPost.Outcome sent(LogoutNotice notice) throws InterruptedException {
        Optional<Client> client = clients.find(notice.client().value());
        Optional<String> address = client.flatMap(LogoutNotices::address);
        return address.isEmpty()
                ? LogoutPost.Outcome.TAKEN
                : post.send(address.get(), tokens.token(notice, client.orElseThrow()));
    }

    private void giveUp(LogoutNotice notice, String line) {
        notices.settle(notice);
        LOG.write(
                Level.WARNING,
                "logout notices that were given up",
                notice.client().value(),
                line);
    }
}
