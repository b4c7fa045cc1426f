package io.boxoffice.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The same settings as MicroProfile Config gives in the server, read without one: the system property, else the
 * environment variable of the same name in upper case with underscores, else the default that the WAR carries. Each value is
 * taken as it is: nothing in it is an expression.
 */
public final class OutsideConfig {
    private final Properties system;
    private final Map<String, String> environment;
    private final Properties defaults = new Properties();

    public OutsideConfig(Properties system, Map<String, String> environment) {
        this.system = system;
        this.environment = environment;
        try (InputStream in = OutsideConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(Objects.requireNonNull(in, "META-INF/microprofile-config.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The settings of this process. */
    public static Settings ofThisProcess() {
        return new Settings(new OutsideConfig(System.getProperties(), Environment.ofThisProcess())::find);
    }

    /** The value of a property. */
    public Optional<String> find(String property) {
        return Optional.ofNullable(system.getProperty(property))
                .or(() -> Optional.ofNullable(environment.get(Environment.variable(property))))
                .or(() -> Optional.ofNullable(defaults.getProperty(property)));
    }
}
