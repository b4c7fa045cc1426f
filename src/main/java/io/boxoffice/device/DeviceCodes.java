package io.boxoffice.device;

import io.boxoffice.oauth.RandomSecret;

/**
 * The two codes of a device's request (RFC 8628 3.2).
 *
 * @param deviceCode by which the device asks for its tokens
 * @param userCode that it shows to its person
 */
public record DeviceCodes(RandomSecret deviceCode, UserCode userCode) {}
