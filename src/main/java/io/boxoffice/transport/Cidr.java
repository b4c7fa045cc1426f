package io.boxoffice.transport;

import io.boxoffice.audit.Address;
import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code ::1/128} (RFC 4632). */
public record Cidr(InetAddress network, int prefix) {
    private static final int BITS_BEFORE_IPV4 = 96;

    /** Reads a range, or a single address; nothing if the text is neither. No name is ever looked up. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        return Address.parse(literal).map(Address::value).flatMap(network -> {
            int bits = network.getAddress().length * 8;
            return slash < 0
                    ? Optional.of(new Cidr(network, bits))
                    : prefix(text.substring(slash + 1), literal, bits).map(prefix -> new Cidr(network, prefix));
        });
    }

    /** A range of IPv4 addresses inside of IPv6 ({@code ::ffff:10.0.0.0/104}) is one of IPv4 addresses. */
    private static Optional<Integer> prefix(String text, String literal, int bits) {
        if (!text.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        boolean mapped = bits == Integer.SIZE && literal.indexOf(':') >= 0;
        int prefix = Integer.parseInt(text) - (mapped ? BITS_BEFORE_IPV4 : 0);
        return prefix >= 0 && prefix <= bits ? Optional.of(prefix) : Optional.empty();
    }

    /** Whether an address is one of the range; one of the other kind never is. */
    public boolean contains(InetAddress address) {
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
