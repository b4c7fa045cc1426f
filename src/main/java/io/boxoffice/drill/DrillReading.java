package io.boxoffice.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * A verifier in a drill.
 *
 * @param after how long after the beginning it had read what was published; nothing if it has not
 */
public record DrillReading(String verifier, Optional<Duration> after) {}
