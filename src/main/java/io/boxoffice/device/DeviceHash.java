package io.boxoffice.device;

import io.boxoffice.oauth.RandomSecret;
import java.util.HexFormat;

/** Which device's request it is, inside of the service: the hash of its code. Nobody gets a token by it. */
public record DeviceHash(String hex) {
    private static final HexFormat HEX = HexFormat.of();

    static DeviceHash of(RandomSecret deviceCode) {
        return of(deviceCode.hash());
    }

    /** The one that is stored: 32 bytes. */
    public static DeviceHash of(byte[] stored) {
        return new DeviceHash(HEX.formatHex(stored));
    }

    /** What is stored of it: 32 bytes. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }
}
