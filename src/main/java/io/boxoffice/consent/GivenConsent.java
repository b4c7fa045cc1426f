package io.boxoffice.consent;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;

/** What a user has allowed a client at an audience, and when they did it last. */
public record GivenConsent(ClientId client, Audience audience, Scopes scope, Instant givenAt) {
    /** Where it stands in a list: client and audience, with a space between them. */
    public String place() {
        return client + " " + audience;
    }
}
