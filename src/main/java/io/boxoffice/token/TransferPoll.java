package io.boxoffice.token;

import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * A device that asks for its tokens.
 *
 * @param ticket what it got for the code
 * @param replaced the refresh token whose place the new one takes in its browser: its session ends, and makes room
 */
public record TransferPoll(Secret ticket, Device device, Optional<Secret> replaced) {}
