package io.boxoffice.clientdocument;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final PublicAddresses PUBLIC = new PublicAddresses(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2600::1",
                "2a00:1450:4001::1",
                "2001:200::1",
            })
    void ofTheInternetThenAllowed(String address) {
        assertThat(PUBLIC.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::1.1.1.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
            })
    void ofSpecialUseThenRefused(String address) {
        assertThat(PUBLIC.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void issuerOnThisMachineThenLoopbackToo() {
        PublicAddresses own = PublicAddresses.of(new Issuer("https://localhost:9443"));

        assertThat(own.contains(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(own.contains(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(own.contains(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(PublicAddresses.of(new Issuer("https://tickets.example.org")))
                .isEqualTo(PUBLIC);
    }
}
