package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::1/128, ::1, true",
        "::1/128, ::2, false",
        "::ffff:10.0.0.0/104, 10.255.0.1, true",
        "::ffff:10.0.0.0/104, 11.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:192.0.2.7, 192.0.2.7, true"
    })
    void addressThenInTheRangeOrNot(String range, String address, boolean contained) {
        assertThat(Cidr.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::/129",
                "10.0.0/8/",
                "localhost",
                "example.org/8",
                "10.0.0.0 /8",
                "10.0.0.0/ 8",
                "10.0.0.0/8x",
                "300.0.0.1",
                "unknown",
                "10.1",
                "10.0/16",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "::ffff:10.0.0.0/8",
                "fe80::1%eth0",
                "[::1]",
                "10.0.0.0/+8",
                "_hidden"
            })
    void noRangeThenNothingAndNoNameIsLookedUp(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }
}
