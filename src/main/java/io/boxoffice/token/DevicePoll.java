package io.boxoffice.token;

import io.boxoffice.device.DeviceRequests;
import io.boxoffice.refresh.Device;

/**
 * A device that asks for its tokens.
 *
 * @param refreshes whether the client may use the refresh token that it gets
 */
public record DevicePoll(DeviceRequests.Presented presented, Terms client, boolean refreshes, Device device) {}
