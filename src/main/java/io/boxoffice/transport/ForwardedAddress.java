package io.boxoffice.transport;

import io.boxoffice.audit.Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request comes from, as proxies and the server write it. */
final class ForwardedAddress {
    /** RFC 7239 6: with a port or without, IPv6 in brackets if it has one. */
    private static final Pattern NODE = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*))(?::[0-9]{1,5})?");

    private ForwardedAddress() {}

    /** The address of a node as proxies write it: {@code 192.0.2.1:51234}, {@code [2001:db8::1]:443}, or the address alone. */
    static Optional<Address> ofNode(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return Address.parse(text);
        }
        return node.group(1) == null
                ? Address.parse(node.group(2))
                : Address.parse(node.group(1)).filter(address -> node.group(1).indexOf(':') >= 0);
    }

    /** The address of the other end of a connection, which may have a zone of this machine. */
    static Optional<Address> ofPeer(String text) {
        int zone = text.indexOf('%');
        return Address.parse(zone < 0 ? text : text.substring(0, zone));
    }
}
