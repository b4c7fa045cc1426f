package io.boxoffice.device;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import java.time.Instant;

/**
 * A device that waits for a decision, as its person must know it before they decide.
 *
 * @param address from where it asked
 */
public record AskedDevice(
        DeviceHash hash, ClientId client, Parameters parameters, UserCode userCode, String address, Instant askedAt) {}
