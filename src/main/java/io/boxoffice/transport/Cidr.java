package io.boxoffice.transport;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code ::1/128} (RFC 4632). */
record Cidr(InetAddress network, int prefix) {
    /** Reads a range, or a single address; nothing if the text is neither. No name is ever looked up. */
    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = network.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return prefix >= 0 && prefix <= bits ? Optional.of(new Cidr(network, prefix)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
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
