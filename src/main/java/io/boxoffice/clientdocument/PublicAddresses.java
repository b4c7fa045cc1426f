package io.boxoffice.clientdocument;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.transport.Cidr;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At which addresses a stranger may have this server ask: those of the public internet, and none of special use (RFC 6890 and the IANA registries that it
 * made), so that nobody reads through this server what is in its own network. A server that is itself at loopback may ask there too
 * (draft-ietf-oauth-client-id-metadata-document 8.6).
 *
 * @param andLoopback whether the issuer is on this machine, as in development
 */
record PublicAddresses(boolean andLoopback) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final List<Cidr> SPECIAL_IPV4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by the customers of a provider
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local; the metadata of clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation, as two more below
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 no more is given out to the internet; an IPv4 address inside of IPv6 is that IPv4 address, or lies outside. */
    private static final List<Cidr> GLOBAL_IPV6 = ranges("2000::/3");

    private static final List<Cidr> SPECIAL_IPV6 = ranges(
            "2001::/23", // protocols, such as Teredo with an IPv4 address inside
            "2001:db8::/32",
            "2002::/16", // 6to4, with an IPv4 address inside
            "3fff::/20"); // documentation

    static PublicAddresses of(Issuer issuer) {
        return new PublicAddresses(
                THIS_MACHINE.contains(URI.create(issuer.url()).getHost()));
    }

    boolean contains(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return andLoopback;
        }
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_IPV4, address)
                : isIn(GLOBAL_IPV6, address) && !isIn(SPECIAL_IPV6, address);
    }

    private static boolean isIn(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(text -> Cidr.parse(text).orElseThrow()).toList();
    }
}
