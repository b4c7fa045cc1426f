package io.boxoffice.authorize;

import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Registration;
import io.boxoffice.factor.Due;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.signin.SignIn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who asks in a test, and who is there. */
final class SomeRequests {
    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    static final UserId USER = new UserId(new UUID(1, 1));

    private SomeRequests() {}

    /** A client of these members of a registration. */
    static Client client(String id, String registration) {
        Registration registered = Registration.of(new Body(
                StrictJson.object(registration.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
        return new Client(new ClientId(id), registered, List.of(), NOW, 1);
    }

    /** A user without a second factor who is signed in by a password. */
    static Person person(Instant shown, Optional<Scopes> given, Optional<Instant> settledSince) {
        User user = new User(
                USER,
                "alice",
                List.of("user"),
                null,
                Grants.NONE,
                Map.of(),
                true,
                null,
                NOW,
                1,
                false,
                new PersonalDetails(null, null, false));
        SignIn signIn = new SignIn(new SignInId(new UUID(3, 3)), USER, Authentication.byPassword(shown));
        return new Person(signIn, user, given, Due.NOTHING, settledSince);
    }
}
