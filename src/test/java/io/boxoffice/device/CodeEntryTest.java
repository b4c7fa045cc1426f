package io.boxoffice.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.RandomSecret;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often somebody may type a code that is none (RFC 8628 5.1), on a real database with a clock that is moved by hand. */
class CodeEntryTest {
    private static final String NETWORK = "192.0.2.0/24";
    private static final CodeEntry.Outcome WRONG = new CodeEntry.Wrong();
    private static final CodeEntry.Outcome TOO_MANY = new CodeEntry.TooMany(Duration.ofMinutes(10));

    private final Wiring wiring = new Wiring();
    private final CodeEntry entry = wiring.get(CodeEntry.class);
    private final SomeDevices devices = new SomeDevices(wiring);
    private final RandomSecret browser = RandomSecret.random();

    private CodeEntry.Outcome right(RandomSecret from, String network) {
        return entry.enter(devices.waiting().userCode().shown(), from, network);
    }

    private CodeEntry.Outcome wrong(RandomSecret from, String network) {
        return entry.enter(UserCode.random().letters(), from, network);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(wrong(browser, NETWORK)).isEqualTo(WRONG);
        }
    }

    @Test
    @DisplayName("a code that is right leads to its device, and does not count")
    void rightThenItsDeviceHoweverOften() {
        DeviceCodes codes = devices.waiting();
        assertThat(entry.enter(codes.userCode().shown(), browser, NETWORK))
                .isInstanceOfSatisfying(
                        CodeEntry.Found.class,
                        found -> assertThat(found.device().userCode()).isEqualTo(codes.userCode()));

        for (int i = 0; i < CodeEntry.PER_BROWSER; i++) {
            assertThat(right(browser, NETWORK)).isInstanceOf(CodeEntry.Found.class);
        }

        assertThat(wiring.database().text("SELECT sum(tries) FROM user_code_tally"))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("ten wrong ones of a browser, and it is not looked at any more for ten minutes, wherever it is")
    void tenOfABrowserThenTooMany() {
        wrong(9);
        assertThat(right(browser, NETWORK)).isInstanceOf(CodeEntry.Found.class);
        wrong(1);

        assertThat(wrong(browser, NETWORK)).isEqualTo(TOO_MANY);
        assertThat(right(browser, NETWORK)).isEqualTo(TOO_MANY);
        assertThat(right(browser, "198.51.100.0/24")).isEqualTo(TOO_MANY);
        assertThat(right(RandomSecret.random(), NETWORK)).isInstanceOf(CodeEntry.Found.class);
    }

    @Test
    @DisplayName("a hundred of a network, in whichever browsers")
    void hundredOfANetworkThenTooMany() {
        for (int i = 0; i < 100; i++) {
            assertThat(wrong(RandomSecret.random(), NETWORK)).isEqualTo(WRONG);
        }

        assertThat(right(RandomSecret.random(), NETWORK)).isEqualTo(TOO_MANY);
        assertThat(right(RandomSecret.random(), "198.51.100.0/24")).isInstanceOf(CodeEntry.Found.class);
    }

    @Test
    @DisplayName("ten minutes after the first it begins anew, however many there were since")
    void periodIsOverThenAnew() {
        wrong(1);
        wiring.clock().pass(CodeTally.PERIOD.minusMillis(1));
        wrong(9);
        assertThat(right(browser, NETWORK)).isEqualTo(TOO_MANY);

        wiring.clock().pass(Duration.ofMillis(1));

        wrong(10);
        assertThat(right(browser, NETWORK)).isEqualTo(TOO_MANY);
    }

    @Test
    void whatCanBeNoCodeThenWrongAndNotCounted() {
        for (int i = 0; i < 20; i++) {
            assertThat(entry.enter("WDJB", browser, NETWORK)).isEqualTo(WRONG);
        }

        assertThat(wiring.database().text("SELECT count(*) FROM user_code_tally"))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("counts that are over are deleted, some at a time; who was counted is not readable")
    void overThenDeleted() {
        wrong(1);
        assertThat(wrong(RandomSecret.random(), NETWORK)).isEqualTo(WRONG);
        wiring.clock().pass(CodeTally.PERIOD);
        assertThat(wiring.get(DeviceRequests.class).purge(2)).isFalse();
        assertThat(wrong(RandomSecret.random(), "198.51.100.0/24")).isEqualTo(WRONG);

        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(wiring.get(DeviceRequests.class).purge(2)).isTrue();
        assertThat(wiring.get(DeviceRequests.class).purge(2)).isFalse();

        assertThat(wiring.database().text("SELECT count(*) FROM user_code_tally"))
                .isEqualTo("2");
        assertThat(wiring.database().text("SELECT count(*) FROM user_code_tally WHERE length(who) <> 32"))
                .isEqualTo("0");
    }
}
