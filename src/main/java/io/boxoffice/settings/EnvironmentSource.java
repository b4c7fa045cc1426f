package io.boxoffice.settings;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Gives MicroProfile Config our variables of the environment as they are, just before its own source does. */
public final class EnvironmentSource implements ConfigSource {
    private static final String PREFIX = "BOXOFFICE_";
    private static final int BEFORE_ITS_OWN = 310;

    private final Map<String, String> variables;

    /** The environment of this process. */
    public EnvironmentSource() {
        variables = Environment.ofThisProcess().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int getOrdinal() {
        return BEFORE_ITS_OWN;
    }

    @Override
    public Set<String> getPropertyNames() {
        return variables.keySet();
    }

    @Override
    public @Nullable String getValue(String property) {
        return variables.get(Environment.variable(property));
    }

    @Override
    public String getName() {
        return "the environment, as it is";
    }
}
