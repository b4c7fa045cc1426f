package io.boxoffice.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an API wants of a user in the challenge of its 401 (RFC 9470 3). */
final class StepUpReading {
    private static final String ERROR = "insufficient_user_authentication";
    private static final Set<String> SCHEMES = Set.of("bearer", "dpop");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WORDS = Pattern.compile("[!-~]++(?: [!-~]++)*+");

    private StepUpReading() {}

    /**
     * What is wanted; nothing if nothing of this kind is, or it is not said as it should be.
     *
     * @param values those of {@code WWW-Authenticate}
     */
    static Optional<StepUp> of(String audience, List<String> values) {
        return values.stream()
                .flatMap(value -> AuthenticationChallenge.in(value).stream())
                .filter(challenge -> SCHEMES.contains(challenge.scheme()))
                .map(AuthenticationChallenge::parameters)
                .filter(parameters -> ERROR.equals(parameters.get("error")))
                .filter(StepUpReading::isWellSaid)
                .map(parameters -> new StepUp(audience, maxAge(parameters), acrValues(parameters)))
                .findFirst();
    }

    private static boolean isWellSaid(Map<String, String> parameters) {
        return SECONDS.matcher(parameters.getOrDefault("max_age", "0")).matches()
                && WORDS.matcher(parameters.getOrDefault("acr_values", "any")).matches();
    }

    private static Optional<Duration> maxAge(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("max_age"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static List<String> acrValues(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("acr_values"))
                .map(words -> List.of(words.split(" ", -1)))
                .orElse(List.of());
    }
}
