package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5952 4 and 5. */
class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "::, ::",
        "2001:0DB8:0:0:0:0:0:77, 2001:db8::77",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:0:0:0:0:0, 1::",
        "fe80:0:0:0:1:0:0:0, fe80::1:0:0:0",
        "10:0:0:10:0:0:0:100, 10:0:0:10::100",
        "0:0:1:2:0:0:3:4, ::1:2:0:0:3:4",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::FFFF:c000:207, 192.0.2.7",
        "2001:db8::192.0.2.7, 2001:db8::c000:207"
    })
    void spellingThenTheUsualForm(String spelling, String usual) {
        assertThat(Address.parse(spelling).map(Address::text)).contains(usual);
        assertThat(Address.shown(spelling)).isEqualTo(usual);
        assertThat(Address.shown(usual)).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "example.org",
                "a.b.c.d",
                "192.0.2",
                "192.0.2.256",
                ":::",
                "1:2:3",
                "::1%eth0"
            })
    void anotherTextThenNoAddressAndShownAsItIs(String text) {
        assertThat(Address.parse(text)).isEmpty();
        assertThat(Address.shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "2001:db8::77", "2001:db8:0:0:1:0:0:1"})
    void ofSixThenFoundInBothSpellings(String text) {
        Address address = Address.parse(text).orElseThrow();
        assertThat(address.spellings())
                .hasSize(2)
                .contains(address.text(), address.value().getHostAddress());
    }
}
