package io.boxoffice.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The addresses that count as one client: a single IPv4 address, or the /64 of an IPv6 address, which one customer has for
 * himself (RFC 6177 2) and in which he could take another address for each request.
 */
public record Network(String text) {
    private static final int BYTES_OF_64 = 8;

    /** The network of an address as {@link Origin} gives it. An IPv4 address inside of IPv6 is that IPv4 address. */
    public static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return new Network(parsed instanceof Inet6Address ? prefix(parsed) : parsed.getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return new Network("unknown");
        }
    }

    private static String prefix(InetAddress address) {
        return HexFormat.of().formatHex(address.getAddress(), 0, BYTES_OF_64) + "/64";
    }
}
