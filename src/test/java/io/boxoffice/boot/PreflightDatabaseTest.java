package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreflightDatabaseTest {

    @Test
    void aDatabaseThatIsNotThereIsOneLineWithoutWhatIsSecret() {
        Secret password = new Secret("hidden");
        String url = "jdbc:postgresql://127.0.0.1:1/boxoffice?password=hidden";
        DatabaseAddress address = new DatabaseAddress(url, "boxoffice", password, "boxoffice", password);

        assertThatThrownBy(() -> new PreflightDatabase(address, Duration.ofMillis(1)).check())
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.db.url: got \"jdbc:postgresql://127.0.0.1:1/boxoffice\" (")
                .message()
                .doesNotContain("hidden", "\n");
    }
}
