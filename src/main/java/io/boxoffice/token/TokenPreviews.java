package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would be issued, by the very rules that issue: {@link ScopeDecision}, {@link FactorRule}, {@link Mint}. Nothing is signed or stored. */
@Dependent
public class TokenPreviews {
    @Inject
    FactorRule factorRule;

    @Inject
    Mint mint;

    @Inject
    Stamps stamps;

    @Inject
    Clock clock;

    /** For a user who logs in at {@code /auth}, where a scope that is not granted refuses the whole. */
    public TokenPreview ofLogin(User user, AudiencePolicy policy, Optional<Scopes> asked) {
        ScopeDecision decision = ScopeDecision.of(user, policy);
        return ofUser(user, Terms.FIRST_PARTY, policy, decision, asked, decision.asked(asked));
    }

    /**
     * For a user at a client, which gets as much as is left.
     *
     * @param consented what the user has allowed the client there; nothing where they are not asked
     */
    public TokenPreview ofUser(
            User user, Terms client, AudiencePolicy policy, Optional<Scopes> consented, Optional<Scopes> asked) {
        ScopeDecision granted = ScopeDecision.of(user, policy).by(client, policy);
        ScopeDecision decision = consented
                .map(scopes -> granted.and(ScopeRule.CONSENT, consented))
                .orElse(granted);
        return ofUser(user, client, policy, decision, asked, decision.left(asked.orElseGet(decision::every)));
    }

    private TokenPreview ofUser(
            User user,
            Terms client,
            AudiencePolicy policy,
            ScopeDecision decision,
            Optional<Scopes> asked,
            ScopeDecision.Outcome outcome) {
        if (!user.enabled()) {
            return TokenPreview.refused(TokenPreview.Refusal.USER_DISABLED);
        }
        Authentication password = Authentication.byPassword(clock.instant());
        Due due = factorRule.due(user, policy, password);
        Authentication shown = due == Due.SHOW ? password.withOneTimeCode() : password;
        List<TokenPreview.ScopeFate> fates = fates(decision, asked);
        return switch (outcome) {
            case ScopeDecision.NotGranted _ -> refused(TokenPreview.Refusal.NOT_GRANTED, fates, due);
            case ScopeDecision.ScopeNotGranted _ -> refused(TokenPreview.Refusal.SCOPE_NOT_GRANTED, fates, due);
            case ScopeDecision.Decided _
            when due == Due.ENROL -> refused(TokenPreview.Refusal.SECOND_FACTOR, fates, due);
            case ScopeDecision.Decided decided ->
                new TokenPreview(
                        Optional.empty(),
                        claims(authorization(user, client, policy, decided.scope(), shown), client, policy),
                        fates,
                        due);
        };
    }

    /**
     * For a client that acts for itself, where a scope that is not granted refuses the whole.
     *
     * @param most what it may ever get
     */
    public TokenPreview ofMachine(
            Terms client, Grants most, Optional<String> tenant, AudiencePolicy policy, Optional<Scopes> asked) {
        ScopeDecision decision = ScopeDecision.ofMachine(most, policy);
        List<TokenPreview.ScopeFate> fates = fates(decision, asked);
        return switch (decision.asked(asked)) {
            case ScopeDecision.NotGranted _ -> refused(TokenPreview.Refusal.NOT_GRANTED, fates, Due.NOTHING);
            case ScopeDecision.ScopeNotGranted _ -> refused(TokenPreview.Refusal.SCOPE_NOT_GRANTED, fates, Due.NOTHING);
            case ScopeDecision.Decided decided -> {
                Authorization authorization = Authorization.ofMachine(
                        client.client(), tenant, policy.audience(), decided.scope(), Optional.empty());
                yield new TokenPreview(Optional.empty(), claims(authorization, client, policy), fates, Due.NOTHING);
            }
        };
    }

    private static TokenPreview refused(TokenPreview.Refusal why, List<TokenPreview.ScopeFate> fates, Due due) {
        return new TokenPreview(Optional.of(why), Map.of(), fates, due);
    }

    private static List<TokenPreview.ScopeFate> fates(ScopeDecision decision, Optional<Scopes> asked) {
        return asked.orElseGet(decision::every).values().stream()
                .map(scope -> new TokenPreview.ScopeFate(scope, decision.takes(scope)))
                .toList();
    }

    private Map<String, Object> claims(Authorization authorization, Terms client, AudiencePolicy policy) {
        AccessTokenStamp stamp = stamps.next(client, policy);
        return mint.preview(authorization, stamp);
    }

    private static Authorization authorization(
            User user, Terms client, AudiencePolicy policy, Scopes scope, Authentication shown) {
        return new Authorization(
                new Subject.OfUser(user.id()),
                Optional.of(user),
                client.client(),
                Optional.ofNullable(user.tenant()),
                policy.audience(),
                scope,
                GrantType.FIRST_PARTY,
                Optional.of(shown),
                Optional.empty(),
                Optional.<Confirmation>empty(),
                Optional.empty());
    }
}
