package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RL-07: a client does not choose the address by which it is limited. */
class RequestSourceTest {
    @ParameterizedTest
    @CsvSource({
        // peer, X-Forwarded-For, the address
        "203.0.113.7, 9.9.9.9, 203.0.113.7",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 203.0.113.77, 203.0.113.77",
        "10.0.0.1, '9.9.9.9, 203.0.113.77', 203.0.113.77",
        "10.0.0.1, '9.9.9.9, 203.0.113.77:51234', 203.0.113.77",
        "10.0.0.1, '9.9.9.9, [2001:db8::77]:443', 2001:db8::77",
        "10.0.0.1, '9.9.9.9, 2001:DB8:0:0::77', 2001:db8::77",
        "10.0.0.1, '9.9.9.9, ::ffff:203.0.113.77', 203.0.113.77",
        "10.0.0.1, '9.9.9.9, 10.0.0.2', 9.9.9.9",
        "10.0.0.1, '9.9.9.9, 10.0.0.2:8080, ::ffff:10.0.0.3', 9.9.9.9",
        "10.0.0.1, '9.9.9.9, unknown', 10.0.0.1",
        "10.0.0.1, '9.9.9.9, unknown, 10.0.0.2', 10.0.0.2",
        "10.0.0.1, '9.9.9.9, _hidden', 10.0.0.1",
        "10.0.0.1, '9.9.9.9,', 10.0.0.1",
        "10.0.0.1, '9.9.9.9, , 10.0.0.2', 10.0.0.2",
        "10.0.0.1, '9.9.9.9, fe80::1%eth0', 10.0.0.1",
        "10.0.0.1, '9.9.9.9, 203.0.113', 10.0.0.1",
        "10.0.0.1, 10.0.0.2, 10.0.0.2",
        "::ffff:10.0.0.1, 203.0.113.77, 203.0.113.77",
        "0:0:0:0:0:0:0:1, '', ::1",
        "0:0:0:0:0:0:0:1, 203.0.113.77, ::1"
    })
    void hopsThenTheLastThatIsNoProxyOfOurs(String peer, String forwardedFor, String address) {
        assertThat(address(peer, forwardedFor)).isEqualTo(address);
    }

    @Test
    void severalLinesThenOneListInTheirOrder() {
        assertThat(address("10.0.0.1", "9.9.9.9", "203.0.113.77")).isEqualTo("203.0.113.77");
        assertThat(address("10.0.0.1", "203.0.113.77", "10.0.0.2, 10.0.0.3")).isEqualTo("203.0.113.77");
        assertThat(address("10.0.0.1", "9.9.9.9", "unknown")).isEqualTo("10.0.0.1");
        assertThat(address("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    private static String address(String peer, String... lines) {
        List<Cidr> proxies = Stream.of("10.0.0.0/8")
                .map(text -> Cidr.parse(text).orElseThrow())
                .toList();
        TransportSettings settings =
                new TransportSettings(Mode.PRODUCTION, new Issuer("https://localhost:9443"), proxies, Set.of());
        return RequestSource.address(peer, List.of(lines), settings);
    }
}
