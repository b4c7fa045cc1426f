package io.boxoffice.system;

import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of {@code OfficeBench} found, as a file of JSON keeps it from release to release.
 *
 * @param version of the project, or the release that it is kept for
 * @param works what each cost, by its name
 */
record Measurement(String version, Conditions conditions, Map<String, Cost> works) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * What the figures depend on, besides the project and the speed of the machine.
     *
     * @param jdk the version of the runtime
     * @param warmUpSeconds of load by each work, before the rounds
     */
    record Conditions(String jdk, int processors, int rounds, long roundSeconds, long warmUpSeconds) {
        String words() {
            return "JDK %s, %d processors, %d rounds of %d s after %d s of each work"
                    .formatted(jdk, processors, rounds, roundSeconds, warmUpSeconds);
        }
    }

    /**
     * One work.
     *
     * @param floorMillis CPU time that it cannot take less than, measured in the same rounds
     */
    record Cost(Figures figures, double floorMillis) {
        double timesFloor() {
            return figures.cpuMillis() / floorMillis;
        }
    }

    /** The opposite of {@link #json}. */
    static Measurement parse(String json) {
        return MAPPER.readValue(json, Measurement.class);
    }

    String json() {
        return MAPPER.writeValueAsString(this) + "\n";
    }

    Measurement keptFor(String release) {
        return new Measurement(release, conditions, works);
    }
}
