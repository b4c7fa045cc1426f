package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSeedTest {
    private static final TotpSeed RFC = new TotpSeed("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238 appendix B, whose codes have eight digits: the last six are ours. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void vectorOfTheRfcThenItsCode(long time, String code) {
        assertThat(RFC.code(time / 30)).isEqualTo(code);
        assertThat(RFC.step(code, Instant.ofEpochSecond(time), -1)).hasValue(time / 30);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void oneStepEitherSideThenTaken(long off) {
        assertThat(step(100 + off, -1)).hasValue(100 + off);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void twoStepsEitherSideThenNot(long off) {
        assertThat(step(100 + off, -1)).isEmpty();
    }

    @Test
    void stepThatWasTakenOrOlderThenNot() {
        assertThat(step(100, 100)).isEmpty();
        assertThat(step(99, 100)).isEmpty();
        assertThat(step(101, 100)).hasValue(101);
    }

    @Test
    void randomThenAnotherEachTimeOf160Bits() {
        assertThat(TotpSeed.random().bytes())
                .hasSize(20)
                .isNotEqualTo(TotpSeed.random().bytes());
        assertThat(RFC.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(RFC).hasToString("***");
    }

    @Test
    void addressThenEncodedSoThatAppsReadIt() {
        assertThat(RFC.uri("id.example:8443", "an na+1@example.org"))
                .isEqualTo("otpauth://totp/id.example%3A8443:an%20na%2B1%40example.org"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=id.example%3A8443"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    private static OptionalLong step(long of, long last) {
        return RFC.step(RFC.code(of), Instant.ofEpochSecond(100 * 30 + 15), last);
    }
}
