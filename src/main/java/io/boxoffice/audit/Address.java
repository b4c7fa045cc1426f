package io.boxoffice.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network address in its usual form: RFC 5952, and dotted for IPv4, also where it came inside of IPv6.
 *
 * @param stored how Java writes it, as events of before have it
 */
public record Address(String text, String stored) {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?:$|:)");
    private static final int GROUPS = 8;

    /** The address that a text is, in any spelling; nothing for any other text. No name is looked up. */
    public static Optional<Address> parse(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return Optional.of(new Address(usual(address), address.getHostAddress()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The usual form of a stored text; what is no address stays as it is. */
    public static String shown(String text) {
        return parse(text).map(Address::text).orElse(text);
    }

    /** Every text under which events may have it. */
    Set<String> spellings() {
        return text.equals(stored) ? Set.of(text) : Set.of(text, stored);
    }

    private static String usual(InetAddress address) {
        return address instanceof Inet6Address ? shortened(groups(address.getAddress())) : address.getHostAddress();
    }

    private static String groups(byte[] bytes) {
        return IntStream.range(0, GROUPS)
                .map(i -> ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":"));
    }

    /** RFC 5952 4.2: the first of the longest runs of two or more zeros becomes a pair of colons. */
    private static String shortened(String groups) {
        return ZEROS.matcher(groups)
                .results()
                .reduce((one, other) -> other.group().length() > one.group().length() ? other : one)
                .map(run -> groups.substring(0, run.start()) + "::" + groups.substring(run.end()))
                .orElse(groups);
    }
}
