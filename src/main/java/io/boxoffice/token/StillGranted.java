package io.boxoffice.token;

import io.boxoffice.account.AccountLock;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is left, when a client comes for it, of what a user agreed to in a browser. Read under the lock on their row. */
@Dependent
class StillGranted {
    /** As much as this. */
    record Left(User user, AudiencePolicy policy, Scopes scope) {}

    @Inject
    AccountLock lock;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    /** Nothing if the user is disabled, or nothing of the scope is granted any more. */
    Optional<Left> of(UserId id, Audience audience, Scopes agreed, Terms client) {
        AudiencePolicy policy = audiences.policy(audience);
        return Optional.of(id)
                .filter(lock::hold)
                .flatMap(accounts::find)
                .filter(User::enabled)
                .flatMap(user -> left(user, policy, agreed, client));
    }

    private static Optional<Left> left(User user, AudiencePolicy policy, Scopes agreed, Terms client) {
        return switch (ScopeDecision.of(user, policy).by(client, policy).left(agreed)) {
            case ScopeDecision.Decided decided -> Optional.of(new Left(user, policy, decided.scope()));
            case ScopeDecision.NotGranted _, ScopeDecision.ScopeNotGranted _ -> Optional.empty();
        };
    }
}
