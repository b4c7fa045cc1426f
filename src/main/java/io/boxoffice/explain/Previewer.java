package io.boxoffice.explain;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.consent.Consents;
import io.boxoffice.grant.ClientTerms;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import io.boxoffice.token.Terms;
import io.boxoffice.token.TokenPreview;
import io.boxoffice.token.TokenPreviews;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds whom a preview is about, and asks the rules. */
@Dependent
public class Previewer {
    /**
     * What is asked.
     *
     * @param user who would log in; nothing for a client that acts for itself
     * @param client through which client they would, or which acts for itself; nothing for a login at {@code /auth}
     * @param audience by its exact name
     * @param scope what would be asked for; nothing for all that there is
     */
    public record Question(Optional<UserId> user, Optional<ClientId> client, String audience, Optional<Scopes> scope) {
        private String target() {
            return user.map(UserId::toString)
                    .or(() -> client.map(ClientId::value))
                    .orElse("");
        }
    }

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Audiences audiences;

    @Inject
    Consents consents;

    @Inject
    TokenPreviews previews;

    @Inject
    Audit audit;

    /** What would come of it now. */
    public TokenPreview preview(Question question) {
        Event asked = Event.of(EventType.TOKEN_PREVIEWED, question.target());
        Optional<AudiencePolicy> policy = audiences.find(question.audience());
        audit.record(policy.map(of -> asked.at(of.audience())).orElse(asked));
        return policy.map(of -> preview(question, of))
                .orElseGet(() -> TokenPreview.refused(TokenPreview.Refusal.UNKNOWN_AUDIENCE));
    }

    private TokenPreview preview(Question question, AudiencePolicy policy) {
        Optional<Client> client = question.client().map(ClientId::value).flatMap(clients::find);
        if (question.client().isPresent() && client.isEmpty()) {
            return TokenPreview.refused(TokenPreview.Refusal.UNKNOWN_CLIENT);
        }
        if (client.filter(found -> !found.registration().enabled()).isPresent()) {
            return TokenPreview.refused(TokenPreview.Refusal.CLIENT_DISABLED);
        }
        return question.user()
                .map(id -> ofUser(id, client, policy, question.scope()))
                .orElseGet(() -> ofMachine(client.orElseThrow(), policy, question.scope()));
    }

    private TokenPreview ofUser(UserId id, Optional<Client> client, AudiencePolicy policy, Optional<Scopes> scope) {
        return accounts.find(id)
                .map(user -> ofUser(user, client, policy, scope))
                .orElseGet(() -> TokenPreview.refused(TokenPreview.Refusal.UNKNOWN_USER));
    }

    private TokenPreview ofUser(User user, Optional<Client> client, AudiencePolicy policy, Optional<Scopes> scope) {
        return client.map(by -> previews.ofUser(user, terms(by), policy, consented(user, by, policy), scope))
                .orElseGet(() -> previews.ofLogin(user, policy, scope));
    }

    private static Terms terms(Client client) {
        return client.isBuiltIn() ? Terms.FIRST_PARTY : ClientTerms.of(client);
    }

    private Optional<Scopes> consented(User user, Client client, AudiencePolicy policy) {
        return client.registration().firstParty()
                ? Optional.empty()
                : Optional.of(consents.given(user.id(), client.id(), policy.audience())
                        .orElse(Scopes.NONE));
    }

    private TokenPreview ofMachine(Client client, AudiencePolicy policy, Optional<Scopes> scope) {
        return client.mayUse(GrantType.CLIENT_CREDENTIALS)
                ? previews.ofMachine(
                        ClientTerms.of(client),
                        client.registration().audiences(),
                        Optional.ofNullable(client.registration().tenant()),
                        policy,
                        scope)
                : TokenPreview.refused(TokenPreview.Refusal.NO_MACHINE);
    }
}
