package io.boxoffice.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same settings as MicroProfile Config gives in the server, read without one: the system property, else the
 * environment variable of the same name in upper case with underscores, else the default that the WAR carries.
 */
public final class OutsideConfig {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z.]+)}");

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
        return new Settings(new OutsideConfig(System.getProperties(), System.getenv())::find);
    }

    /** The value of a property, expressions such as <code>${boxoffice.https.port}</code> replaced. */
    public Optional<String> find(String property) {
        return find(property, Set.of());
    }

    private Optional<String> find(String property, Set<String> within) {
        if (within.contains(property)) {
            throw new BadSetting(property, "an expression that names itself", "a value");
        }
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(system.getProperty(property))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .or(() -> Optional.ofNullable(defaults.getProperty(property)))
                .map(text -> expand(text, with(within, property)));
    }

    private static Set<String> with(Set<String> within, String property) {
        Set<String> more = new HashSet<>(within);
        more.add(property);
        return more;
    }

    private String expand(String text, Set<String> within) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(find(match.group(1), within).orElse("")));
    }
}
