package io.boxoffice.device;

import static io.boxoffice.device.SomeDevices.ANOTHER;
import static io.boxoffice.device.SomeDevices.TELEVISION;
import static io.boxoffice.device.SomeDevices.presented;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a device hears that asks (RFC 8628 3.4 and 3.5), on a real database with a clock that is moved by hand. */
class DeviceRequestsTest {
    private static final Confirmation KEY = new Confirmation("k".repeat(43));

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final DeviceRequests requests = wiring.get(DeviceRequests.class);
    private final SomeDevices devices = new SomeDevices(wiring);

    private DeviceLook redeemed(DeviceCodes codes) {
        DeviceLook look = devices.look(codes);
        requests.redeem((DeviceLook.Good) look);
        return look;
    }

    @Test
    void askedThenPendingAndItsCodeIsNotStored() {
        DeviceCodes codes = devices.waiting();

        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Pending());
        assertThat(database.text(
                        "SELECT count(*) FROM device_request r WHERE r::text LIKE ?",
                        "%" + codes.deviceCode().reveal() + "%"))
                .isEqualTo("0");
    }

    @Test
    void codeOfNoDeviceThenUnknown() {
        devices.waiting();

        for (String code : List.of(RandomSecret.random().reveal(), "x", "")) {
            assertThat(requests.look(
                            new DeviceRequests.Presented(code, TELEVISION, Optional.empty(), Optional.empty())))
                    .isEqualTo(new DeviceLook.Refused("unknown"));
        }
    }

    @Test
    @DisplayName("another client learns nothing by a code, and does not make its device wait longer")
    void ofAnotherClientThenRefusedAndNotNoted() {
        DeviceCodes codes = devices.waiting();

        assertThat(requests.look(presented(codes, ANOTHER, Optional.empty(), Optional.empty())))
                .isEqualTo(new DeviceLook.Refused("of another client"));
        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Pending());
    }

    @Test
    @DisplayName("RFC 9449: the key that was shown at first is shown again, or nothing happens")
    void boundThenOnlyWithItsKey() {
        DeviceCodes codes = devices.add(TELEVISION, Optional.of(KEY)).orElseThrow();

        for (Optional<Confirmation> shown :
                List.of(Optional.<Confirmation>empty(), Optional.of(new Confirmation("x".repeat(43))))) {
            assertThat(requests.look(presented(codes, TELEVISION, shown, Optional.empty())))
                    .isEqualTo(new DeviceLook.Refused("key not shown"));
        }
        assertThat(requests.look(presented(codes, TELEVISION, Optional.of(KEY), Optional.empty())))
                .isEqualTo(new DeviceLook.Pending());
    }

    @Test
    void notBoundThenWithWhicheverKey() {
        assertThat(requests.look(presented(devices.allowed(), TELEVISION, Optional.of(KEY), Optional.empty())))
                .isInstanceOf(DeviceLook.Good.class);
    }

    @Test
    @DisplayName("RFC 8628 3.5: whoever asks too early waits 5 s longer from then on, for the row keeps it")
    void tooFastThenSlowerFromThenOn() {
        DeviceCodes codes = devices.waiting();
        devices.look(codes);
        wiring.clock().pass(Duration.ofSeconds(4));
        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.TooFast());

        wiring.clock().pass(Duration.ofSeconds(10));
        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Pending());
        wiring.clock().pass(Duration.ofSeconds(6));
        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.TooFast());
    }

    @Test
    void tenMinutesThenOver() {
        DeviceCodes waiting = devices.waiting();
        DeviceCodes allowed = devices.allowed();
        wiring.clock().pass(DeviceRequests.LIFE.minusMillis(1));
        assertThat(devices.look(waiting)).isEqualTo(new DeviceLook.Pending());
        assertThat(devices.look(allowed)).isInstanceOf(DeviceLook.Good.class);

        wiring.clock().pass(Duration.ofMillis(1));

        assertThat(devices.look(waiting)).isEqualTo(new DeviceLook.Over());
        assertThat(devices.look(allowed)).isEqualTo(new DeviceLook.Over());
    }

    @Test
    void deniedThenDenied() {
        DeviceCodes codes = devices.waiting();
        wiring.get(DeviceDecisions.class).deny(devices.opened(codes));

        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Denied());
    }

    @Test
    void allowedThenWhatWasAllowed() {
        DeviceCodes codes = devices.allowed();

        assertThat(devices.look(codes))
                .isEqualTo(new DeviceLook.Good(DeviceHash.of(codes.deviceCode()), devices.grant()));
    }

    @Test
    @DisplayName("RFC 8707 2.2: another audience than that which was allowed is refused, and the code stays good")
    void anotherTargetThenItStaysAsItWas() {
        DeviceCodes codes = devices.allowed();

        assertThat(requests.look(presented(codes, TELEVISION, Optional.empty(), Optional.of(new Audience("server")))))
                .isEqualTo(new DeviceLook.AnotherTarget());
        assertThat(requests.look(presented(codes, TELEVISION, Optional.empty(), Optional.of(new Audience("other")))))
                .isInstanceOf(DeviceLook.Good.class);
    }

    @Test
    void redeemedThenNoMore() {
        DeviceCodes codes = devices.allowed();
        wiring.inTransaction(() -> redeemed(codes));

        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Refused("presented again"));
    }

    @Test
    @DisplayName("who comes in the same moment waits, and sees that it was used")
    void twoAtOnceThenTheSecondSeesTheFirst() throws Exception {
        DeviceCodes codes = devices.allowed();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<DeviceLook>> second = new ArrayList<>();
            wiring.inTransaction(() -> {
                DeviceLook first = devices.look(codes);
                second.add(thread.submit(() -> devices.look(codes)));
                database.awaitAWaiter();
                requests.redeem((DeviceLook.Good) first);
                return first;
            });

            assertThat(second.getFirst().get()).isEqualTo(new DeviceLook.Refused("presented again"));
        }
    }

    @Test
    void userDeletedThenNothingIsLeftOfWhatTheyAllowed() {
        DeviceCodes codes = devices.allowed();
        database.run("DELETE FROM account");

        assertThat(devices.look(codes)).isEqualTo(new DeviceLook.Refused("unknown"));
    }

    @Test
    void ofItsClientThenSoUsedOrOverAsWell() {
        DeviceCodes codes = devices.allowed();
        String code = codes.deviceCode().reveal();
        wiring.inTransaction(() -> redeemed(codes));
        wiring.clock().pass(DeviceRequests.LIFE);

        assertThat(requests.isOf(code, TELEVISION)).isTrue();
        assertThat(requests.isOf(code, ANOTHER)).isFalse();
        assertThat(requests.isOf(RandomSecret.random().reveal(), TELEVISION)).isFalse();
        assertThat(requests.isOf("x", TELEVISION)).isFalse();
    }

    @Test
    @DisplayName("10,000 devices of one client wait at most; those of another, and those that are over, do not count")
    void asManyAsMayWaitThenNoMore() {
        fill(DeviceRequests.MOST_OF_CLIENT - 1);
        assertThat(devices.add(TELEVISION, Optional.empty())).isPresent();
        assertThat(devices.add(TELEVISION, Optional.empty())).isEmpty();
        assertThat(devices.add(ANOTHER, Optional.empty())).isPresent();

        wiring.clock().pass(DeviceRequests.LIFE);
        assertThat(devices.add(TELEVISION, Optional.empty())).isPresent();
    }

    /** User codes that are all different, in 20 letters. */
    private void fill(int count) {
        database.run(
                """
                INSERT INTO device_request (hash, client_id, parameters, user_code, address, created_at, expires_at)
                SELECT sha256(n::text::bytea), ?, '', translate(lpad(n::text, 8, '0'), '0123456789', 'BCDFGHJKLM'), '',
                    ?::timestamptz, ?::timestamptz FROM generate_series(1, ?::integer) AS n""",
                TELEVISION.value(),
                wiring.clock().instant().toString(),
                wiring.clock().instant().plus(DeviceRequests.LIFE).toString(),
                count);
    }

    @Test
    @DisplayName("a user code that another device has already is not given twice")
    void userCodeIsTakenThenAnother() {
        DeviceCodes first = devices.waiting();
        DeviceCodes second = withFirstUserCode(first.userCode(), devices::waiting);

        assertThat(second.userCode()).isNotEqualTo(first.userCode());
        assertThat(devices.opened(second).hash()).isEqualTo(DeviceHash.of(second.deviceCode()));
        assertThat(devices.opened(first).hash()).isEqualTo(DeviceHash.of(first.deviceCode()));
    }

    /** The next user code that is drawn is this one, in the place of one in 25,600,000,000. */
    private DeviceCodes withFirstUserCode(UserCode code, Supplier<DeviceCodes> work) {
        database.run("CREATE SEQUENCE drawn");
        database.run("CREATE FUNCTION draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN"
                + " IF nextval('public.drawn') = 1 THEN NEW.user_code := '" + code.letters()
                + "'; END IF; RETURN NEW; END $$");
        database.run("CREATE TRIGGER draw BEFORE INSERT ON device_request FOR EACH ROW EXECUTE FUNCTION draw()");
        try {
            return work.get();
        } finally {
            database.run("DROP FUNCTION draw() CASCADE");
            database.run("DROP SEQUENCE drawn");
        }
    }

    @Test
    @DisplayName("deleted an hour after its end and not before, so that a late device is told; some at a time")
    void longOverThenDeleted() {
        devices.waiting();
        devices.waiting();
        devices.waiting();
        wiring.clock().pass(DeviceRequests.LIFE.plusHours(1));
        assertThat(requests.purge(2)).isFalse();
        DeviceCodes fresh = devices.waiting();

        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(requests.purge(2)).isTrue();
        assertThat(requests.purge(2)).isFalse();

        assertThat(database.text("SELECT count(*) FROM device_request")).isEqualTo("1");
        assertThat(devices.look(fresh)).isEqualTo(new DeviceLook.Pending());
    }
}
