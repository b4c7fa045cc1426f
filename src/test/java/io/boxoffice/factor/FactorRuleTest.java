package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorRuleTest {
    private static final Authentication PASSWORD = Authentication.byPassword(Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        // audience, of admins, is admin, has one, what is due
        "OFF, OFF, true, true, NOTHING",
        "OFF, REQUIRED, false, true, NOTHING",
        "OFF, REQUIRED, true, true, SHOW",
        "OFF, REQUIRED, true, false, ENROL",
        "OFF, IF_ENROLLED, true, true, SHOW",
        "IF_ENROLLED, OFF, true, true, SHOW",
        "IF_ENROLLED, OFF, false, true, SHOW",
        "IF_ENROLLED, OFF, false, false, NOTHING",
        "IF_ENROLLED, REQUIRED, true, false, ENROL",
        "REQUIRED, OFF, false, true, SHOW",
        "REQUIRED, OFF, false, false, ENROL",
        "REQUIRED, OFF, true, false, ENROL"
    })
    void policiesThenTheStricterOne(SecondFactor audience, SecondFactor admin, boolean isAdmin, boolean has, Due due) {
        assertThat(rule(admin).due(user(isAdmin, has), policy(audience), PASSWORD))
                .isEqualTo(due);
    }

    @Test
    void twoFactorsThenNothing() {
        Due due = rule(SecondFactor.REQUIRED)
                .due(user(true, true), policy(SecondFactor.REQUIRED), PASSWORD.withOneTimeCode());
        assertThat(due).isEqualTo(Due.NOTHING);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static FactorRule rule(SecondFactor admin) {
        FactorRule rule = new FactorRule();
        rule.settings = new FactorSettings(admin);
        return rule;
    }

    private static AudiencePolicy policy(SecondFactor secondFactor) {
        return KnownAudiences.asking(Audience.OTHER, secondFactor);
    }

    private static User user(boolean isAdmin, boolean hasFactor) {
        return new User(
                new UserId(new UUID(1, 2)),
                "alice",
                isAdmin ? List.of(User.ADMIN) : List.of(),
                null,
                Grants.NONE,
                Map.of(),
                true,
                null,
                Instant.EPOCH,
                1,
                hasFactor,
                PersonalDetails.NONE);
    }
}
