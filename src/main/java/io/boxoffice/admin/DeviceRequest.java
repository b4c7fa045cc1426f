package io.boxoffice.admin;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body by which another device is to be signed in.
 *
 * @param asked nothing for all that may be passed on
 */
record DeviceRequest(String audience, Optional<Scopes> asked) {
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    static DeviceRequest of(Body body) {
        body.only("audience", "scope");
        return new DeviceRequest(body.text("audience"), body.optionalRead("scope", Scopes::parse, "a list of scopes"));
    }

    /** The number of a body that approves a device. */
    static int number(Body body) {
        return body.only("number")
                .optionalRead("number", DeviceRequest::digits, "two digits")
                .orElseThrow(() -> ProblemException.badRequest("The member number is missing."));
    }

    private static Optional<Integer> digits(String text) {
        return Optional.of(text)
                .filter(number -> TWO_DIGITS.matcher(number).matches())
                .map(Integer::valueOf);
    }

    /** What of it may be passed on: what the user is granted, without administration, and of one audience no more than the token has. */
    Scopes scope(User user, AudiencePolicy policy, VerifiedAccessToken token) {
        Scopes most = user.grantedAt(policy)
                .map(granted -> most(granted.intersect(policy.scopes()), policy.audience(), token))
                .orElseThrow(DeviceRequest::noAudience);
        Scopes scope = asked.orElse(most);
        if (!most.containsAll(scope)) {
            throw ProblemException.badRequest("A scope is not granted, or is not passed on.");
        }
        return scope;
    }

    /** One and the same for an audience that is not there and one that is not theirs. */
    static ProblemException noAudience() {
        return ProblemException.badRequest("The audience is unknown, or not granted.");
    }

    private static Scopes most(Scopes granted, Audience audience, VerifiedAccessToken token) {
        return audience.equals(token.audience())
                ? granted.intersect(token.scopes()).without(AdminScopes.ALL)
                : granted;
    }
}
