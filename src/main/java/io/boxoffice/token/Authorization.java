package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.SessionFacts;
import java.util.Optional;

/**
 * What a grant has decided, and all that issuing takes: for whom, for which client, at which audience, with which scopes.
 *
 * @param user who it is about, as they are now; nothing where the client acts for itself
 * @param by the way by which the client came to it
 * @param authentication how the user showed who they are
 * @param session what the tokens belong to; nothing where no refresh token goes with them
 * @param boundTo the key that whoever presents the tokens must have; nothing for bearer tokens
 */
public record Authorization(
        Optional<User> user,
        ClientId client,
        Audience audience,
        Scopes scope,
        GrantType by,
        Optional<Authentication> authentication,
        Optional<SessionId> session,
        Optional<Confirmation> boundTo) {

    /** Of a user in a session. */
    static Authorization in(SessionFacts session, User user, Scopes scope, GrantType by) {
        Family family = session.family();
        return new Authorization(
                Optional.of(user),
                family.client(),
                family.audience(),
                scope,
                by,
                Optional.of(family.authentication()),
                Optional.of(session.id()),
                family.boundTo());
    }

    /** Who the tokens are about. */
    public Subject subject() {
        return user.<Subject>map(of -> new Subject.OfUser(of.id())).orElseGet(() -> new Subject.OfClient(client));
    }
}
