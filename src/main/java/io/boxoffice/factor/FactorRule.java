package io.boxoffice.factor;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.oauth.Authentication;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Who must show a second factor where: the stricter of what the audience and what the user's role asks. */
@Dependent
public class FactorRule {
    @Inject
    FactorSettings settings;

    /**
     * What is due before a user gets a token.
     *
     * @param shown what they have shown so far
     */
    public Due due(User user, AudiencePolicy policy, Authentication shown) {
        if (shown.isTwoFactors()) {
            return Due.NOTHING;
        }
        SecondFactor ofRole = user.isAdmin() ? settings.admin() : SecondFactor.OFF;
        return switch (policy.secondFactor().and(ofRole)) {
            case OFF -> Due.NOTHING;
            case IF_ENROLLED -> user.hasSecondFactor() ? Due.SHOW : Due.NOTHING;
            case REQUIRED -> user.hasSecondFactor() ? Due.SHOW : Due.ENROL;
        };
    }
}
