package io.boxoffice.token;

import io.boxoffice.audit.Attempt;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.device.DeviceGrant;
import io.boxoffice.device.DeviceLook;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Family;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The transaction in which a device asks for its tokens, and gets them once its user has allowed it (RFC 8628 3.4). Its session belongs to no
 * sign-in: that was of the browser in which the user allowed it, and ends apart from the device.
 */
@Stateless
public class DeviceService {
    @Inject
    DeviceRequests devices;

    @Inject
    StillGranted stillGranted;

    @Inject
    Sessions sessions;

    @Inject
    FirstTokens firstTokens;

    @Inject
    FrequentEvents refusals;

    @Inject
    Attempt attempt;

    /** Answers a device. */
    public DeviceOutcome poll(DevicePoll poll) {
        attempt.failsAs(refusal("failed inside"));
        return switch (devices.look(poll.presented())) {
            case DeviceLook.Good good -> allowed(good, poll);
            case DeviceLook.Pending _ -> new DeviceOutcome.Refused(ErrorCode.AUTHORIZATION_PENDING);
            case DeviceLook.TooFast _ -> new DeviceOutcome.Refused(ErrorCode.SLOW_DOWN);
            case DeviceLook.Denied _ -> new DeviceOutcome.Refused(ErrorCode.ACCESS_DENIED);
            case DeviceLook.Over _ -> new DeviceOutcome.Refused(ErrorCode.EXPIRED_TOKEN);
            case DeviceLook.AnotherTarget _ -> new DeviceOutcome.Refused(ErrorCode.INVALID_TARGET);
            case DeviceLook.Refused refused -> refused(refusal(refused.reason()));
        };
    }

    /** Whether a text is a code that was made for a client; if it is not, that is noted. */
    public boolean knows(String deviceCode, ClientId client) {
        boolean isOwn = devices.isOf(deviceCode, client);
        if (!isOwn) {
            refusals.note(refusal("unknown"));
        }
        return isOwn;
    }

    private DeviceOutcome allowed(DeviceLook.Good good, DevicePoll poll) {
        devices.redeem(good);
        DeviceGrant grant = good.grant();
        return stillGranted
                .of(grant.user(), grant.audience(), grant.scope(), poll.client())
                .map(left -> begun(grant, left, poll))
                .orElseGet(() -> spent(grant, "no longer granted"));
    }

    private DeviceOutcome begun(DeviceGrant grant, StillGranted.Left left, DevicePoll poll) {
        Family family = new Family(
                grant.user(),
                poll.presented().client(),
                grant.audience(),
                left.scope(),
                grant.authentication(),
                poll.presented().shown(),
                Optional.empty(),
                grant.identity(),
                IdClaims.NONE);
        return sessions.begin(family, left.policy(), poll.device())
                .<DeviceOutcome>map(issued -> new DeviceOutcome.Issued(tokens(issued, left, poll)))
                .orElseGet(() -> spent(grant, "as many sessions as there may be"));
    }

    private TokenResponse tokens(IssuedRefreshToken issued, StillGranted.Left left, DevicePoll poll) {
        return firstTokens.of(
                issued,
                left.user(),
                new FirstTokens.Asked(GrantType.DEVICE_CODE, poll.client(), poll.refreshes(), Optional.empty()));
    }

    /** It was allowed, and what it stands for is not any more. */
    private DeviceOutcome spent(DeviceGrant grant, String reason) {
        return refused(refusal(reason).to(grant.user().toString()).at(grant.audience()));
    }

    private DeviceOutcome refused(Event event) {
        refusals.note(event);
        return new DeviceOutcome.Refused(ErrorCode.INVALID_GRANT);
    }

    private static Event refusal(String reason) {
        return Event.refused(EventType.AUTHN_TOKEN_FAIL, "device code: " + reason);
    }
}
