package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;

/** TV-11: whose a resource is, as it was last read; nobody is asked for it while a token is looked at. */
class CurrentAudiencesTest {
    private static final String SEATS = "https://seats.example";

    private final Wiring wiring = new Wiring();
    private final CurrentAudiences audiences = wiring.get(CurrentAudiences.class);

    @Test
    void neverReadThenNamesAlone() {
        assertThat(audiences.spelledAs("nowhere")).contains(new Audience("nowhere"));
        assertThat(audiences.spelledAs(SEATS)).isEmpty();
        assertThat(audiences.ofOwnApi(Audience.OTHER)).isEmpty();
    }

    @Test
    void readThenTheApisOfThisServiceByTheirUrls() {
        audiences.renew();

        assertThat(audiences.spelledAs("https://localhost:9443/api/other")).contains(Audience.OTHER);
        assertThat(audiences.spelledAs("https://localhost:9443/api/other/")).isEmpty();
        assertThat(audiences.spelledAs("https://localhost:9443/api/userinfo")).isEmpty();
        assertThat(audiences.ofOwnApi(Audience.SERVER))
                .hasValueSatisfying(
                        policy -> assertThat(policy.scopes().values()).contains("users.read", "users.write"));
        assertThat(audiences.ofOwnApi(Audience.USERINFO)).isEmpty();
    }

    @Test
    void verifiersThenKnownFromMemory() {
        wiring.database().run("INSERT INTO audience (name, verifiers) VALUES ('seats', 'billing orders')");
        assertThat(audiences.verifiers(new Audience("seats")).names()).isEmpty();
        audiences.renew();
        assertThat(audiences.verifiers(new Audience("seats")).names()).containsExactly("billing", "orders");
        assertThat(audiences.verifiers(new Audience("seats")).has("bill")).isFalse();
        assertThat(audiences.verifiers(Audience.OTHER).names()).isEmpty();
    }

    @Test
    void changedThenAsItWasUntilReadAnew() {
        wiring.database()
                .run("INSERT INTO audience (name, resource, resource_key) VALUES ('seats', ?, ?)", SEATS, SEATS);
        assertThat(audiences.spelledAs(SEATS)).isEmpty();
        audiences.renew();
        assertThat(audiences.spelledAs(SEATS)).contains(new Audience("seats"));

        wiring.database().run("UPDATE audience SET resource = NULL, resource_key = NULL WHERE name = 'seats'");
        assertThat(audiences.spelledAs(SEATS)).contains(new Audience("seats"));
        audiences.renew();
        assertThat(audiences.spelledAs(SEATS)).isEmpty();
    }
}
