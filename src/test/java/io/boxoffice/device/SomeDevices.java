package io.boxoffice.device;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Devices of two clients on a real database, and what somebody may decide of them. */
final class SomeDevices {
    static final ClientId TELEVISION = new ClientId("television");
    static final ClientId ANOTHER = new ClientId("another");
    static final String ADDRESS = "192.0.2.7";
    static final Parameters ASKED = Parameters.of("audience=other&scope=openid".getBytes(StandardCharsets.US_ASCII));

    private final UnitDatabase database;
    private final DeviceRequests requests;
    private final DeviceDecisions decisions;
    private final UserId user = SomeIds.user();
    private final DeviceGrant grant;

    SomeDevices(Wiring wiring) {
        database = wiring.database();
        requests = wiring.get(DeviceRequests.class);
        decisions = wiring.get(DeviceDecisions.class);
        grant = new DeviceGrant(
                user,
                Authentication.byPassword(wiring.clock().instant()).withOneTimeCode(),
                new Audience("other"),
                Scopes.of(Set.of("orders.read")),
                Scopes.of(Set.of("openid")));
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, 'a', 'a', '$argon2id$none', 'user', now())",
                user);
        register(TELEVISION);
        register(ANOTHER);
    }

    private void register(ClientId client) {
        database.run(
                "INSERT INTO client (id, registration, created_at) VALUES (?, ?, now())",
                client.value(),
                "{\"type\": \"confidential\", \"token_endpoint_auth_method\": \"client_secret_basic\"}");
    }

    DeviceGrant grant() {
        return grant;
    }

    DeviceCodes waiting() {
        return add(TELEVISION, Optional.empty()).orElseThrow();
    }

    Optional<DeviceCodes> add(ClientId client, Optional<Confirmation> boundTo) {
        return requests.add(new NewDeviceRequest(client, ASKED, boundTo, ADDRESS));
    }

    DeviceLook look(DeviceCodes codes) {
        return requests.look(presented(codes, TELEVISION, Optional.empty(), Optional.empty()));
    }

    static DeviceRequests.Presented presented(
            DeviceCodes codes, ClientId client, Optional<Confirmation> shown, Optional<Audience> target) {
        return new DeviceRequests.Presented(codes.deviceCode().reveal(), client, shown, target);
    }

    AskedDevice opened(DeviceCodes codes) {
        return decisions.open(codes.userCode()).orElseThrow();
    }

    DeviceCodes allowed() {
        DeviceCodes codes = waiting();
        decisions.allow(opened(codes), grant);
        return codes;
    }
}
