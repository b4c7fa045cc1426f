package io.boxoffice.token;

import io.boxoffice.accesstoken.ActingParty;
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
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a grant has decided, and all that issuing takes: for whom, for which client, at which audience, with which scopes.
 *
 * @param subject who it is about
 * @param user the same, as they are now; nothing where it is a client
 * @param tenant the user's, or that of the machine
 * @param by the way by which the client came to it
 * @param authentication how the user showed who they are
 * @param session what the tokens belong to; nothing where no refresh token goes with them
 * @param boundTo the key that whoever presents the tokens must have; nothing for bearer tokens
 * @param actor who acts for the subject (RFC 8693 4.1); nothing where nobody does
 */
public record Authorization(
        Subject subject,
        Optional<User> user,
        ClientId client,
        Optional<String> tenant,
        Audience audience,
        Scopes scope,
        GrantType by,
        Optional<Authentication> authentication,
        Optional<SessionId> session,
        Optional<Confirmation> boundTo,
        Optional<ActingParty> actor) {

    /** Of a user in a session. */
    static Authorization in(SessionFacts session, User user, Scopes scope, GrantType by) {
        Family family = session.family();
        return new Authorization(
                new Subject.OfUser(user.id()),
                Optional.of(user),
                family.client(),
                Optional.ofNullable(user.tenant()),
                family.audience(),
                scope,
                by,
                Optional.of(family.authentication()),
                Optional.of(session.id()),
                family.boundTo(),
                Optional.empty());
    }

    /** Of a client that acts for itself. */
    public static Authorization ofMachine(
            ClientId client, Optional<String> tenant, Audience audience, Scopes scope, Optional<Confirmation> boundTo) {
        return new Authorization(
                new Subject.OfClient(client),
                Optional.empty(),
                client,
                tenant,
                audience,
                scope,
                GrantType.CLIENT_CREDENTIALS,
                Optional.empty(),
                Optional.empty(),
                boundTo,
                Optional.empty());
    }

    /**
     * The roles of its user that stand in the token: all of them, but for the administrator's where another device has passed the session on
     * (RFC 10027 6). Whoever was talked into approving a stranger's device has not made them an administrator.
     */
    Set<String> roles(User of) {
        Set<String> roles = new LinkedHashSet<>(of.roles());
        if (authentication.filter(Authentication::isPassedOn).isPresent()) {
            roles.remove(User.ADMIN);
        }
        return roles;
    }

    /** The same, bound to another key. */
    Authorization boundTo(Optional<Confirmation> key) {
        return new Authorization(
                subject, user, client, tenant, audience, scope, by, authentication, session, key, actor);
    }
}
