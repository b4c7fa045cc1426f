package io.boxoffice.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person finds by a code, and decides (RFC 8628 3.3), on a real database with a clock that is moved by hand. */
class DeviceDecisionsTest {
    private final Wiring wiring = new Wiring();
    private final DeviceDecisions decisions = wiring.get(DeviceDecisions.class);
    private final SomeDevices devices = new SomeDevices(wiring);

    private final DeviceCodes codes = devices.waiting();

    private String events(String type) {
        return wiring.database().text("SELECT string_agg(reason, ';') FROM audit_event WHERE type = ?", type);
    }

    @Test
    void openedThenWhatAPersonMustKnowBeforeTheyDecide() {
        AskedDevice opened = devices.opened(codes);

        assertThat(opened.hash()).isEqualTo(DeviceHash.of(codes.deviceCode()));
        assertThat(opened.client()).isEqualTo(SomeDevices.TELEVISION);
        assertThat(opened.parameters().form()).isEqualTo(SomeDevices.ASKED.form());
        assertThat(opened.userCode()).isEqualTo(codes.userCode());
        assertThat(opened.address()).isEqualTo(SomeDevices.ADDRESS);
        assertThat(opened.askedAt()).isEqualTo(wiring.clock().instant());
        assertThat(decisions.waiting(opened.hash()).map(AskedDevice::userCode)).contains(codes.userCode());
    }

    @Test
    @DisplayName("whoever has seen a code opens ten pages by it, so that rows have a bound")
    void openedTenTimesThenNoMore() {
        IntStream.range(0, 10)
                .forEach(_ -> assertThat(decisions.open(codes.userCode())).isPresent());

        assertThat(decisions.open(codes.userCode())).isEmpty();
    }

    @Test
    void codeOfNoDeviceThenNone() {
        assertThat(decisions.open(UserCode.random())).isEmpty();
        assertThat(decisions.waiting(DeviceHash.of(new byte[32]))).isEmpty();
    }

    @Test
    void allowedThenNobodyFindsItAndNothingElseIsDecided() {
        AskedDevice device = devices.opened(codes);

        assertThat(decisions.allow(device, devices.grant())).isTrue();

        assertThat(decisions.open(codes.userCode())).isEmpty();
        assertThat(decisions.waiting(device.hash())).isEmpty();
        assertThat(decisions.allow(device, devices.grant())).isFalse();
        assertThat(decisions.deny(device)).isFalse();
        assertThat(devices.look(codes)).isInstanceOf(DeviceLook.Good.class);
        assertThat(events("device_allowed")).isEqualTo("client television, asked from 192.0.2.7: openid orders.read");
        assertThat(events("device_denied")).isEqualTo("null");
    }

    @Test
    void deniedThenNobodyFindsItAndNothingElseIsDecided() {
        AskedDevice device = devices.opened(codes);

        assertThat(decisions.deny(device)).isTrue();

        assertThat(decisions.open(codes.userCode())).isEmpty();
        assertThat(decisions.waiting(device.hash())).isEmpty();
        assertThat(decisions.deny(device)).isFalse();
        assertThat(decisions.allow(device, devices.grant())).isFalse();
        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Denied());
        assertThat(events("device_denied")).isEqualTo("asked from 192.0.2.7");
        assertThat(events("device_allowed")).isEqualTo("null");
    }

    @Test
    void overThenNobodyFindsItAndNothingIsDecided() {
        AskedDevice device = devices.opened(codes);
        wiring.clock().pass(DeviceRequests.LIFE.minusMillis(1));
        assertThat(decisions.open(codes.userCode())).isPresent();
        assertThat(decisions.waiting(device.hash())).isPresent();

        wiring.clock().pass(DeviceRequests.LIFE);

        assertThat(decisions.open(codes.userCode())).isEmpty();
        assertThat(decisions.waiting(device.hash())).isEmpty();
        assertThat(decisions.allow(device, devices.grant())).isFalse();
        assertThat(decisions.deny(device)).isFalse();
    }

    @Test
    void oneIsDecidedThenNoOtherIs() {
        DeviceCodes other = devices.waiting();

        decisions.allow(devices.opened(codes), devices.grant());
        assertThat(devices.look(other)).isEqualTo(new DeviceLook.Pending());

        decisions.deny(devices.opened(other));
        assertThat(devices.look(codes)).isInstanceOf(DeviceLook.Good.class);
    }
}
