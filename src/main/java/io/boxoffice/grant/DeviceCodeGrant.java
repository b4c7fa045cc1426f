package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.DeviceOutcome;
import io.boxoffice.token.DevicePoll;
import io.boxoffice.token.DeviceService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** A device asks whether its user has allowed it on another one (RFC 8628 3.4 and 3.5). */
@Dependent
class DeviceCodeGrant {
    @Inject
    RequestedTarget target;

    @Inject
    ShownKey shownKey;

    @Inject
    DeviceService devices;

    TokenResponse tokens(GrantRequest request) {
        String code = request.form().text("device_code");
        if (request.proof().isPresent() && !devices.knows(code, request.client().id())) {
            throw refusal(ErrorCode.INVALID_GRANT);
        }
        DeviceRequests.Presented presented = new DeviceRequests.Presented(
                code,
                request.client().id(),
                shownKey.use(request),
                target.named(request).map(AudiencePolicy::audience));
        DevicePoll poll = new DevicePoll(
                presented, request.terms(), request.client().mayUse(GrantType.REFRESH_TOKEN), request.device());
        return switch (devices.poll(poll)) {
            case DeviceOutcome.Issued issued -> issued.tokens();
            case DeviceOutcome.Refused refused -> throw refusal(refused.code());
        };
    }

    /** Each is a 400, {@code slow_down} too, which is an answer to this device here and no limit of its network. */
    private static OAuthException refusal(ErrorCode code) {
        return switch (code) {
            case INVALID_TARGET -> RequestedTarget.invalid();
            case AUTHORIZATION_PENDING -> badRequest(code, "The user has not decided yet.");
            case SLOW_DOWN -> badRequest(code, "Asked too soon: wait 5 seconds longer from now on.");
            case ACCESS_DENIED -> badRequest(code, "The user did not allow it.");
            case EXPIRED_TOKEN -> badRequest(code, "The device code has expired.");
            default -> badRequest(ErrorCode.INVALID_GRANT, "The device code is not valid.");
        };
    }

    private static OAuthException badRequest(ErrorCode code, String words) {
        return new OAuthException(code, Response.Status.BAD_REQUEST.getStatusCode(), words);
    }
}
