package io.boxoffice.authorization;

import io.boxoffice.device.DeviceHash;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * An authorization request that waits for its user.
 *
 * @param browser the hash of what its browser keeps; nothing before it is opened
 * @param chosen the sign-in that was begun or chosen for it
 * @param device that it is about, where its answer is for a device
 * @param isDone whether it was answered
 */
public record WaitingRequest(
        ClientId client,
        Parameters parameters,
        Optional<Confirmation> boundTo,
        Optional<byte[]> browser,
        Optional<SignInId> chosen,
        Optional<DeviceHash> device,
        Instant createdAt,
        boolean isDone,
        boolean isOver) {

    /** Whether it belongs to a browser. */
    public boolean isOf(Optional<RandomSecret> sent) {
        return browser.isPresent()
                && sent.map(RandomSecret::hash)
                        .filter(hash -> MessageDigest.isEqual(hash, browser.get()))
                        .isPresent();
    }
}
