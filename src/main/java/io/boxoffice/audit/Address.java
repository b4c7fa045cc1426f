package io.boxoffice.audit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An IP address, in one spelling (RFC 5952). An IPv4 address inside of IPv6 ({@code ::ffff:192.0.2.1}) is that IPv4 address. A zone
 * means something to the machine only that wrote it, so what has one is no address.
 */
public record Address(InetAddress value) {
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int GROUPS = 8;

    /** The address that a text is, in any spelling; nothing for any other text. No name is ever looked up. */
    public static Optional<Address> parse(String text) {
        try {
            return LITERAL.matcher(text).matches()
                    ? Optional.of(new Address(InetAddress.ofLiteral(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The usual form of a stored text; what is no address stays as it is. */
    public static String shown(String text) {
        return parse(text).map(Address::text).orElse(text);
    }

    /** Every text under which events may have it: events of before have it as Java writes it. */
    Set<String> spellings() {
        String stored = value.getHostAddress();
        return text().equals(stored) ? Set.of(stored) : Set.of(text(), stored);
    }

    /** RFC 5952 4: lower case, no leading zeros, the first of the longest runs of zero groups shortened. */
    public String text() {
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
