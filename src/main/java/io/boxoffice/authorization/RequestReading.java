package io.boxoffice.authorization;

import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the parameters of an authorization request read, each by itself; {@link BodyRefused} or {@link OAuthException} for one that is malformed. */
final class RequestReading {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]{1,1024}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RequestReading() {}

    /** A parameter that stands there once; nothing where it stands there twice. */
    static Optional<String> once(Parameters parameters, String name) {
        List<String> values = parameters.texts(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    static boolean isPrintable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    static Optional<String> requirePrintable(Parameters parameters, String name) {
        return parameters.optionalText(name).map(text -> {
            if (!isPrintable(text)) {
                throw BodyRefused.malformed(
                        "The parameter " + name + " has over 1024 characters, or others than printable ones.");
            }
            return text;
        });
    }

    /** A good one ({@link Pkce}); without a challenge only where it is not required. */
    static Optional<String> challenge(Parameters parameters, boolean isRequired) {
        Optional<String> challenge = parameters.optionalText("code_challenge");
        Optional<String> method = parameters.optionalText("code_challenge_method");
        boolean isGood = challenge
                .map(given -> Pkce.isChallenge(given, method))
                .orElseGet(() -> method.isEmpty() && !isRequired);
        if (!isGood) {
            throw BodyRefused.malformed(
                    "A code_challenge of 43 characters by the code_challenge_method S256 is required.");
        }
        return challenge;
    }

    static Confirmation key(String text) {
        if (!Confirmation.isThumbprint(text)) {
            throw BodyRefused.malformed("The parameter dpop_jkt is no thumbprint.");
        }
        return new Confirmation(text);
    }

    static Set<Prompt> prompts(Parameters parameters) {
        Set<Prompt> prompts = parameters.optionalText("prompt").map(Prompt::of).orElse(Set.of());
        if (prompts.contains(Prompt.NONE) && prompts.size() > 1) {
            throw BodyRefused.malformed("The prompt none goes with no other.");
        }
        return prompts;
    }

    static Duration seconds(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw BodyRefused.malformed("The parameter max_age is no number of seconds.");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    static Optional<Scopes> scope(Parameters parameters) {
        return parameters
                .optionalText("scope")
                .map(text -> Scopes.parse(text)
                        .orElseThrow(() -> new OAuthException(ErrorCode.INVALID_SCOPE, "The scope is malformed.")));
    }

    static List<String> levels(Parameters parameters) {
        return parameters
                .optionalText("acr_values")
                .map(text -> List.of(text.split(" ", -1)))
                .orElse(List.of());
    }
}
