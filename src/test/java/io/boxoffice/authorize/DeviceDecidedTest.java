package io.boxoffice.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Decision;
import io.boxoffice.authorization.NewRequest;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceCodes;
import io.boxoffice.device.DeviceDecisions;
import io.boxoffice.device.DeviceGrant;
import io.boxoffice.device.DeviceLook;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.device.NewDeviceRequest;
import io.boxoffice.factor.Due;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.UserId;
import io.boxoffice.signin.SignIn;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person decides of a device on the page of a request: once by each page, and once for the device, in whichever browsers. */
class DeviceDecidedTest {
    private static final ClientId TELEVISION = new ClientId("television");
    private static final Scopes READ = Scopes.of(Set.of("orders.read"));
    private static final Scopes OPENID = Scopes.of(Set.of("openid"));

    private final Wiring wiring = new Wiring().put(BuiltInClient.class, new BuiltInClient(Optional.empty()));
    private final UnitDatabase database = wiring.database();
    private final Authorizations authorizations = wiring.get(Authorizations.class);
    private final NextStep.Ready ready = ready();
    private final DeviceCodes codes = waiting();
    private final WaitingDevice device = brought();

    private NextStep.Ready ready() {
        UserId id = SomeIds.user();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, 'a', 'a', '$argon2id$none', 'user', now())",
                id);
        User user =
                wiring.inTransaction(() -> wiring.get(Accounts.class).find(id)).orElseThrow();
        Authentication shown = Authentication.byPassword(wiring.clock().instant());
        SignIn signIn = new SignIn(new SignInId(new UUID(3, 3)), id, shown);
        return new NextStep.Ready(
                new Person(signIn, user, Optional.empty(), Due.NOTHING, Optional.empty()),
                new Decision.Possible(READ, OPENID));
    }

    private DeviceCodes waiting() {
        database.run(
                "INSERT INTO client (id, registration, created_at) VALUES (?, ?, now())",
                TELEVISION.value(),
                "{\"type\": \"confidential\", \"token_endpoint_auth_method\": \"client_secret_basic\"}");
        return wiring.get(DeviceRequests.class)
                .add(new NewDeviceRequest(TELEVISION, Parameters.of(new byte[0]), Optional.empty(), "192.0.2.7"))
                .orElseThrow();
    }

    private WaitingDevice brought() {
        AskedDevice asked =
                wiring.get(DeviceDecisions.class).open(codes.userCode()).orElseThrow();
        Client client = SomeRequests.client(
                TELEVISION.value(),
                "{\"client_name\":\"Television\",\"type\":\"confidential\","
                        + "\"grant_types\":[\"urn:ietf:params:oauth:grant-type:device_code\"]}");
        return new WaitingDevice(client, asked);
    }

    private RandomSecret page() {
        return wiring.get(WaitingRequests.class)
                .add(NewRequest.ofDevice(device.device(), RandomSecret.random()), WaitingRequests.LIFE);
    }

    private AuthorizationRequest request() {
        return AuthorizationRequest.ofDevice(
                device, KnownAudiences.plain("other", SigningAlg.ES256), Optional.of(READ.and(OPENID)));
    }

    private boolean allowed(RandomSecret page) {
        return authorizations.allow(page, request(), device, ready);
    }

    private DeviceLook look() {
        return wiring.get(DeviceRequests.class)
                .look(new DeviceRequests.Presented(
                        codes.deviceCode().reveal(), TELEVISION, Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("allowed: the device gets what the page told of, and no consent is remembered")
    void allowedThenOnceAndNotRemembered() {
        RandomSecret page = page();

        assertThat(allowed(page)).isTrue();

        assertThat(look())
                .isEqualTo(new DeviceLook.Good(
                        device.device().hash(),
                        new DeviceGrant(
                                ready.person().user().id(),
                                ready.person().signIn().authentication(),
                                request().target().audience(),
                                READ,
                                OPENID)));
        assertThat(allowed(page)).isFalse();
        assertThat(authorizations.deny(page, device)).isFalse();
        assertThat(database.text("SELECT count(*) FROM consent")).isEqualTo("0");
    }

    @Test
    void deniedThenOnce() {
        RandomSecret page = page();

        assertThat(authorizations.deny(page, device)).isTrue();

        assertThat(look()).isEqualTo(new DeviceLook.Denied());
        assertThat(authorizations.deny(page, device)).isFalse();
        assertThat(allowed(page)).isFalse();
    }

    @Test
    @DisplayName("decided in one browser: the page of another decides nothing")
    void decidedElsewhereThenNotAgain() {
        RandomSecret another = page();
        RandomSecret third = page();
        allowed(page());

        assertThat(allowed(another)).isFalse();
        assertThat(authorizations.deny(third, device)).isFalse();
        assertThat(look()).isInstanceOf(DeviceLook.Good.class);
    }

    @Test
    @DisplayName("a page that was answered, or is none, decides nothing of its device")
    void pageIsAnsweredThenTheDeviceWaitsOn() {
        RandomSecret page = page();
        wiring.get(WaitingRequests.class).finish(page);

        assertThat(allowed(page)).isFalse();
        assertThat(authorizations.deny(page, device)).isFalse();
        assertThat(allowed(RandomSecret.random())).isFalse();

        assertThat(look()).isEqualTo(new DeviceLook.Pending());
    }
}
