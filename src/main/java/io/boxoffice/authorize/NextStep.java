package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Decision;
import io.boxoffice.authorization.Prompt;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes next of a good authorization request (OpenID Connect Core 3.1.2.3 and 3.1.2.4). */
sealed interface NextStep {
    /** The person must show who they are. */
    record SignInFirst() implements NextStep {}

    /** They must say which account they mean. */
    record ChooseAccount(Person person) implements NextStep {}

    /** They must show a second factor (RFC 9470 5). */
    record ShowFactor(Person person) implements NextStep {}

    /** They must set a second factor up, for they have none and may not go on without. */
    record EnrolFactor(Person person) implements NextStep {}

    /** They must say whether they allow it. */
    record AskConsent(Person person, Decision.Possible possible) implements NextStep {}

    /** All is known, and the client gets its code. */
    record Ready(Person person, Decision.Possible possible) implements NextStep {}

    /** The client gets an error. */
    record Refuse(ErrorCode code, String words) implements NextStep {
        /** The person said no. */
        static final Refuse BY_USER = new Refuse(ErrorCode.ACCESS_DENIED, "The user did not allow it.");

        /** Whether it is the person who said no. */
        boolean isByUser() {
            return equals(BY_USER);
        }
    }

    /** The next step, a page if need be. */
    static NextStep of(AuthorizationRequest request, Optional<Person> person, Instant now) {
        return person.map(present -> of(request, present, now)).orElseGet(SignInFirst::new);
    }

    /** The next step where no page may be shown (OpenID Connect Core 3.1.2.6). */
    static NextStep silently(NextStep step) {
        return switch (step) {
            case SignInFirst _ ->
                new Refuse(ErrorCode.LOGIN_REQUIRED, "The user is not signed in, or must sign in again.");
            case ChooseAccount _ ->
                new Refuse(ErrorCode.ACCOUNT_SELECTION_REQUIRED, "The user must choose an account.");
            case ShowFactor _, EnrolFactor _ ->
                new Refuse(ErrorCode.LOGIN_REQUIRED, "The user must show a second factor.");
            case AskConsent _ -> new Refuse(ErrorCode.CONSENT_REQUIRED, "The user must allow it.");
            case Ready ready -> ready;
            case Refuse refuse -> refuse;
        };
    }

    private static NextStep of(AuthorizationRequest request, Person person, Instant now) {
        if (mustSignIn(request, person, now)) {
            return new SignInFirst();
        }
        if (request.prompts().contains(Prompt.SELECT_ACCOUNT)
                && person.settledSince().isEmpty()) {
            return new ChooseAccount(person);
        }
        if (!isMeant(request, person)) {
            return person.settledSince().isEmpty()
                    ? new SignInFirst()
                    : new Refuse(ErrorCode.LOGIN_REQUIRED, "Another user is signed in than the request means.");
        }
        String level = person.signIn().authentication().level();
        if (!isAssured(request, level)) {
            return person.user().hasSecondFactor() && isAssured(request, Authentication.TWO_FACTORS)
                    ? new ShowFactor(person)
                    : new Refuse(
                            ErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS, "The user cannot show more of who they are.");
        }
        return switch (person.due()) {
            case SHOW -> new ShowFactor(person);
            case ENROL -> new EnrolFactor(person);
            case NOTHING -> decided(request, person);
        };
    }

    private static NextStep decided(AuthorizationRequest request, Person person) {
        return switch (Decision.of(request, person.user())) {
            case Decision.NotGranted _ -> new Refuse(ErrorCode.ACCESS_DENIED, "The user has nothing at this audience.");
            case Decision.NoScope _ -> new Refuse(ErrorCode.INVALID_SCOPE, "A scope is unknown or not granted.");
            case Decision.Possible possible ->
                mustAllow(request, person, possible) ? new AskConsent(person, possible) : new Ready(person, possible);
        };
    }

    /** What was shown for this very request is recent enough, whatever the clock says by now. */
    private static boolean mustSignIn(AuthorizationRequest request, Person person, Instant now) {
        if (person.hasSignedInForIt()) {
            return false;
        }
        Instant shown = person.signIn().authentication().at();
        return request.prompts().contains(Prompt.LOGIN)
                || request.maxAge()
                        .filter(most -> now.isAfter(shown.plus(most)))
                        .isPresent();
    }

    private static boolean isMeant(AuthorizationRequest request, Person person) {
        return request.hint()
                        .filter(hint -> !hint.user().equals(person.user().id()))
                        .isEmpty()
                && request.claims()
                        .subject()
                        .filter(subject -> !subject.equals(person.user().id().toString()))
                        .isEmpty();
    }

    /** Levels that nobody knows bind nobody, unless the client calls them essential (OpenID Connect Core 5.5.1.1). */
    private static boolean isAssured(AuthorizationRequest request, String level) {
        List<String> known = request.levels().stream()
                .filter(Authentication.LEVELS::contains)
                .toList();
        return (known.isEmpty() || known.contains(level))
                && (request.claims().levels().isEmpty()
                        || request.claims().levels().contains(level));
    }

    private static boolean mustAllow(AuthorizationRequest request, Person person, Decision.Possible possible) {
        return switch (request.address()) {
            case ReturnAddress address -> mustAllow(request, address, person, possible);
            case WaitingDevice _ ->
                true; // RFC 8628 5.4: anybody may hold the device, and no answer of before is about it
        };
    }

    private static boolean mustAllow(
            AuthorizationRequest request, ReturnAddress address, Person person, Decision.Possible possible) {
        if (request.prompts().contains(Prompt.CONSENT)) {
            return true;
        }
        if (address.client().registration().firstParty()) {
            return false;
        }
        return address.client().id().isDocument() // whoever has the host by now says who it is
                || address.client().isClaimable(address.uri())
                || !person.given().orElse(Scopes.NONE).containsAll(possible.all());
    }
}
