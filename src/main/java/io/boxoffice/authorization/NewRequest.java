package io.boxoffice.authorization;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import java.util.Optional;

/**
 * A request that is to be stored.
 *
 * @param boundTo the key that was shown when it was pushed (RFC 9449 10.1)
 * @param browser whose it is; nothing where that is known only when it is opened
 */
public record NewRequest(
        ClientId client, Parameters parameters, Optional<Confirmation> boundTo, Optional<RandomSecret> browser) {}
