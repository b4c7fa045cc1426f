package io.boxoffice.token;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * A token that a client wants to exchange for one of another audience, or a narrower one (RFC 8693 2.1).
 *
 * @param client who asks
 * @param serves the audience of which the client is the resource server
 * @param target for which audience
 * @param scope what the new token is to permit; nothing for all that may be
 * @param actor who acts, where they show a token of their own; nothing for the client
 * @param shown the key that was shown to be the client's
 * @param ofMachine what the client may get that the subject token is about; nothing where it is a user's
 */
public record ExchangeRequest(
        Presented presented,
        Terms client,
        Optional<Audience> serves,
        AudiencePolicy target,
        Optional<Scopes> scope,
        Optional<String> actor,
        Optional<Confirmation> shown,
        Optional<Grants> ofMachine) {

    /** The subject token. */
    public sealed interface Presented {
        /** An access token that was found good. */
        record Access(VerifiedAccessToken verified) implements Presented {}

        /**
         * A refresh token.
         *
         * @param asFamily where the exchange is to come to a refresh token, whom it goes to
         */
        record Refresh(Secret token, Optional<Device> asFamily) implements Presented {}
    }
}
