package io.boxoffice.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address, in one spelling (RFC 5952). An IPv4 address inside of IPv6 ({@code ::ffff:192.0.2.1}) is that IPv4 address. A zone
 * means something to the machine only that wrote it, so what has one is no address.
 */
record Address(InetAddress value) {
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** RFC 7239 6: with a port or without, IPv6 in brackets if it has one. */
    private static final Pattern NODE = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*))(?::[0-9]{1,5})?");

    private static final int GROUPS = 8;

    /** The address that a text is; nothing for any other text. No name is ever looked up. */
    static Optional<Address> parse(String text) {
        try {
            return LITERAL.matcher(text).matches()
                    ? Optional.of(new Address(InetAddress.ofLiteral(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The address of a node as proxies write it: {@code 192.0.2.1:51234}, {@code [2001:db8::1]:443}, or the address alone. */
    static Optional<Address> ofNode(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return parse(text);
        }
        return node.group(1) == null
                ? parse(node.group(2))
                : parse(node.group(1)).filter(address -> node.group(1).indexOf(':') >= 0);
    }

    /** The address of the other end of a connection, which may have a zone of this machine. */
    static Optional<Address> ofPeer(String text) {
        int zone = text.indexOf('%');
        return parse(zone < 0 ? text : text.substring(0, zone));
    }

    /** RFC 5952 4: lower case, no leading zeros, the first of the longest runs of zero groups shortened. */
    String text() {
        return value instanceof Inet4Address ? value.getHostAddress() : text(groups());
    }

    private int[] groups() {
        byte[] bytes = value.getAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = Byte.toUnsignedInt(bytes[2 * i]) * 256 + Byte.toUnsignedInt(bytes[2 * i + 1]);
        }
        return groups;
    }

    private static String text(int[] groups) {
        int start = -1;
        int length = 1; // one group alone is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return start < 0
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
    }

    private static int zerosFrom(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }

    private static String joined(int[] groups, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i++) {
            text.append(i == start ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
