package io.boxoffice.token;

import io.boxoffice.authorization.Codes;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * A code that a client presents.
 *
 * @param refreshes whether the client may use the refresh token that it gets
 * @param replaced the refresh token whose place the new one takes in a browser: its session ends, and makes room
 */
public record CodeRequest(
        Codes.Presented presented, Terms client, boolean refreshes, Device device, Optional<Secret> replaced) {
    /**
     * At {@code /auth/code}.
     *
     * @param home where the page is, to which every code of it was sent
     */
    public static CodeRequest firstParty(
            String code, String verifier, String home, Audience target, Device device, Optional<Secret> replaced) {
        Codes.Presented presented = new Codes.Presented(
                code,
                ClientId.FIRST_PARTY,
                Optional.of(home),
                Optional.of(verifier),
                Optional.empty(),
                Optional.of(target));
        return new CodeRequest(presented, Terms.FIRST_PARTY, true, device, replaced);
    }
}
