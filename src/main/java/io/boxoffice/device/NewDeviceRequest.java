package io.boxoffice.device;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import java.util.Optional;

/**
 * What a device asks for.
 *
 * @param parameters at most 16,384 characters of a form
 * @param boundTo the key that it showed: it must show it again when it comes for its tokens
 * @param address from where it asks
 */
public record NewDeviceRequest(
        ClientId client, Parameters parameters, Optional<Confirmation> boundTo, String address) {}
