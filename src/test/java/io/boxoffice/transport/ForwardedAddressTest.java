package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.77",
        "203.0.113.77:51234, 203.0.113.77",
        "[2001:db8::77]:443, 2001:db8::77",
        "[2001:db8::77], 2001:db8::77",
        "2001:db8::77, 2001:db8::77",
        "2001:0DB8:0000:0000:0000:0000:0000:0077, 2001:db8::77",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::FFFF:0102:0304, 1.2.3.4",
        "[::ffff:1.2.3.4]:80, 1.2.3.4",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1"
    })
    void nodeThenItsAddressInTheSpellingOfRfc5952(String node, String text) {
        assertThat(ForwardedAddress.ofNode(node).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "localhost",
                "203.0.113.77:",
                "203.0.113.77:x",
                "203.0.113.77:123456",
                "203.0.113.77:1:2",
                "203.0.113",
                "3405803853",
                "0xcb007147",
                "203.0.113.077",
                "300.0.0.1",
                "[203.0.113.77]:1",
                "[203.0.113.77]",
                "[]",
                "[]:443",
                "[2001:db8::77",
                "2001:db8::77]",
                "[[2001:db8::77]]",
                "[2001:db8::77]443",
                "fe80::1%eth0",
                "[fe80::1%25eth0]:443",
                "\"[2001:db8::77]:443\"",
                "for=203.0.113.77",
                "203.0.113.77/32",
                "203.0.113.77 203.0.113.78",
                "1:2:3:4:5:6:7:8:9"
            })
    void anythingElseThenNoAddress(String node) {
        assertThat(ForwardedAddress.ofNode(node)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%eth0, fe80::1", "fe80:0:0:0:0:0:0:1%2, fe80::1", "127.0.0.1, 127.0.0.1"})
    void peerThenWithoutTheZoneOfThisMachine(String peer, String text) {
        assertThat(ForwardedAddress.ofPeer(peer).orElseThrow().text()).isEqualTo(text);
    }
}
