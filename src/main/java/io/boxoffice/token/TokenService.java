package io.boxoffice.token;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Client;
import io.boxoffice.refresh.Presented;
import io.boxoffice.refresh.Rotation;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The transaction in which tokens are issued. What goes wrong comes back as an outcome: a throw would undo its traces. */
@Stateless
public class TokenService {
    @Inject
    Sessions sessions;

    @Inject
    Accounts accounts;

    @Inject
    Mint mint;

    /**
     * Begins a session of a user whose credentials were checked.
     *
     * @param scope what was asked for; each of it is granted
     */
    public TokenResponse open(User user, AudiencePolicy policy, Scopes scope, Client client) {
        return mint.response(user, sessions.begin(user.id(), policy, scope, client), scope);
    }

    /** Exchanges a refresh token for the next one and an access token of the same audience, the grants read anew. */
    public Refreshing refresh(Secret presented) {
        return sessions.find(presented).map(this::refresh).orElseGet(() -> new Refreshing.Refused("unknown"));
    }

    /** Ends the session of a genuine refresh token, whatever its generation; any other text changes nothing. */
    public void logout(Secret presented) {
        sessions.find(presented).ifPresent(sessions::end);
    }

    private Refreshing refresh(Presented presented) {
        SessionFacts session = presented.facts();
        Optional<User> user = accounts.find(session.accountId()).filter(User::enabled);
        Optional<Scopes> granted =
                user.flatMap(found -> found.scopesFor(session.audience().name()));
        if (user.isEmpty() || granted.isEmpty()) {
            return new Refreshing.Refused("user disabled, or audience no longer granted");
        }
        return switch (sessions.rotate(presented)) {
            case Rotation.Rotated rotated ->
                new Refreshing.Refreshed(mint.response(user.get(), rotated.successor(), granted.get()));
            case Rotation.Expired expired -> new Refreshing.Refused("expired");
            case Rotation.Reused reused -> new Refreshing.Refused("reused");
        };
    }
}
