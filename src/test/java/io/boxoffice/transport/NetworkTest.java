package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::7, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:DB8:0001:2::, 2001:db8:1:2::1",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void addressesOfOneClientThenTheSame(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.8", "2001:db8:1:2::7, 2001:db8:1:3::7", "::1, 127.0.0.1"})
    void addressesOfTwoClientsThenTwo(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "", "host.example"})
    void anyTextThenShortAndNotEmpty(String address) {
        assertThat(Network.of(address).text()).isNotEmpty().hasSizeLessThan(64);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db80001/48",
        "::ffff:192.0.2.7, 192.0.2.7",
        "host.example, unknown"
    })
    void networkThenItsSite(String address, String site) {
        assertThat(Network.of(address).site().text()).isEqualTo(site);
        assertThat(Network.of(address).site().site().text()).isEqualTo(site);
    }

    @Test
    void ipv6ThenItsFirst64Bits() {
        assertThat(Network.of("2001:db8:1:2:3:4:5:6").text()).isEqualTo("20010db800010002/64");
    }
}
