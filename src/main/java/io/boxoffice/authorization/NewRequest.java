package io.boxoffice.authorization;

import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceHash;
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
 * @param device that it is about, where its answer is for a device
 */
public record NewRequest(
        ClientId client,
        Parameters parameters,
        Optional<Confirmation> boundTo,
        Optional<RandomSecret> browser,
        Optional<DeviceHash> device) {
    /** One whose answer the browser carries. */
    public NewRequest(
            ClientId client, Parameters parameters, Optional<Confirmation> boundTo, Optional<RandomSecret> browser) {
        this(client, parameters, boundTo, browser, Optional.empty());
    }

    /** One of a device, which a browser has brought the code of. */
    public static NewRequest ofDevice(AskedDevice device, RandomSecret browser) {
        return new NewRequest(
                device.client(),
                device.parameters(),
                Optional.empty(),
                Optional.of(browser),
                Optional.of(device.hash()));
    }
}
