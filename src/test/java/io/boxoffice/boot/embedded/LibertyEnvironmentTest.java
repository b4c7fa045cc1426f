package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.oauth.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LibertyEnvironmentTest {
    @Test
    void systemPropertiesBecomeVariablesAndWhatWasWorkedOutWins() {
        Properties system = new Properties();
        system.setProperty("boxoffice.keys.announce", "PT1S");
        system.setProperty("boxoffice.data.dir", "relative");
        system.setProperty("user.name", "somebody");
        Path data = Path.of("/it's here");

        Map<String, String> variables = new LibertyEnvironment(system)
                .place(data, Path.of("/jdk"))
                .database(new DatabaseAddress("jdbc:postgresql:x", "u", new Secret("p"), "o", new Secret("q")))
                .variables(data, "-Dmine=1");

        assertThat(variables)
                .containsEntry("BOXOFFICE_KEYS_ANNOUNCE", "PT1S")
                .containsEntry("BOXOFFICE_DATA_DIR", "/it's here")
                .containsEntry("BOXOFFICE_DB_OWNER_PASSWORD", "q")
                .containsEntry("JAVA_HOME", "/jdk")
                .containsEntry("WLP_OUTPUT_DIR", "/it's here/liberty")
                .doesNotContainKey("USER_NAME")
                .extractingByKey("JVM_ARGS", as(STRING))
                .as("a later argument goes before an earlier one")
                .startsWith("'-Dboxoffice.data.dir=/it'\\''s here' -XX:")
                .contains(" -Dmine=1 -Duser.language=en ");
    }
}
