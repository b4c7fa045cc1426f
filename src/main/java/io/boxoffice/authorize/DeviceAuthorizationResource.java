package io.boxoffice.authorize;

import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.clients.CallingClient;
import io.boxoffice.clients.Client;
import io.boxoffice.device.DeviceCodes;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.device.NewDeviceRequest;
import io.boxoffice.grant.ShownKey;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /oauth2/device_authorization} (RFC 8628 3.1): a device without a browser asks to be allowed on another one. */
@ApplicationScoped
@Open
@Limited(Limit.CLIENT)
@Path("/oauth2/device_authorization")
public class DeviceAuthorizationResource {
    /** The answer of RFC 8628 3.2, in seconds. */
    public record Asked(
            String deviceCode,
            String userCode,
            String verificationUri,
            String verificationUriComplete,
            long expiresIn,
            long interval) {}

    private static final Duration WHEN_FULL = Duration.ofMinutes(1);

    @Inject
    CallingClient caller;

    @Inject
    Strangers strangers;

    @Inject
    RequestCheck check;

    @Inject
    ShownKey shownKey;

    @Inject
    DeviceRequests devices;

    @Inject
    Issuer issuer;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ask(Parameters form) {
        Client client = caller.require(http, form);
        if (!client.mayUse(GrantType.DEVICE_CODE)) {
            throw new OAuthException(ErrorCode.UNAUTHORIZED_CLIENT, "The client is not registered for this grant.");
        }
        strangers.requireSeldom(client, http);
        check.ofDevice(form, client);
        Optional<Confirmation> key = shownKey.shown(http, client).map(proof -> shownKey.use(proof, client));
        NewDeviceRequest request = new NewDeviceRequest(
                client.id(),
                RequestCheck.knownOfDevice(form),
                key,
                RequestSource.of(http).address());
        return devices.add(request).map(this::answer).orElseThrow(() -> OAuthException.slowDown(WHEN_FULL));
    }

    private Response answer(DeviceCodes codes) {
        String page = issuer.url() + DevicePageResource.PATH;
        String userCode = codes.userCode().shown();
        return Response.ok(new Asked(
                        codes.deviceCode().reveal(),
                        userCode,
                        page,
                        page + "?user_code=" + userCode,
                        DeviceRequests.LIFE.toSeconds(),
                        DeviceRequests.INTERVAL.toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
