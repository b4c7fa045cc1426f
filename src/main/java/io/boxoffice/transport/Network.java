package io.boxoffice.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The addresses that count as one client: a single IPv4 address, or the /64 of an IPv6 address, which one customer has for
 * themselves (RFC 6177 2) and in which they could take another address for each request.
 */
public record Network(String text) {
    private static final int BYTES_OF_64 = 8;
    private static final String OF_64 = "/64";
    private static final int DIGITS_OF_48 = 12;

    /** The network of an address as {@link RequestSource} gives it. An IPv4 address inside of IPv6 is that IPv4 address. */
    public static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return new Network(parsed instanceof Inet6Address ? prefix(parsed) : parsed.getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return new Network("unknown");
        }
    }

    private static String prefix(InetAddress address) {
        return HexFormat.of().formatHex(address.getAddress(), 0, BYTES_OF_64) + OF_64;
    }

    /**
     * The site that a network is part of: the /48 of an IPv6 network, the most that one customer is commonly given (RFC 6177
     * 2), with 65,536 networks in it; any other network is its own site.
     */
    public Network site() {
        return text.endsWith(OF_64) ? new Network(text.substring(0, DIGITS_OF_48) + "/48") : this;
    }
}
