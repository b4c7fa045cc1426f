package io.boxoffice.login;

import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.token.TransferOutcome;
import io.boxoffice.token.TransferPoll;
import io.boxoffice.token.TransferService;
import io.boxoffice.transfer.NewDevice;
import io.boxoffice.transfer.RedeemedCode;
import io.boxoffice.transfer.Redemptions;
import io.boxoffice.transfer.Transfers;
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
import java.util.Optional;

/** {@code POST /auth/device}: a device is signed in by one on which its user is signed in already (RFC 10027). */
@ApplicationScoped
@Open
@Limited(Limit.REFRESH)
@Path("/auth/device")
public class DeviceLoginResource {
    @Inject
    Redemptions redemptions;

    @Inject
    TransferService transfers;

    @Inject
    CsrfCheck csrf;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response signIn(Body body) {
        return switch (DeviceLogin.of(body)) {
            case DeviceLogin.ByCode byCode -> redeemed(byCode);
            case DeviceLogin.ByTicket byTicket -> polled(byTicket);
        };
    }

    private Response redeemed(DeviceLogin.ByCode login) {
        NewDevice device = new NewDevice(login.name(), Caller.of(http));
        RedeemedCode redeemed = redemptions
                .redeem(login.code().reveal(), device)
                .orElseThrow(() -> refusal(ErrorCode.INVALID_GRANT, "The code is not valid."));
        return Response.accepted(DeviceTicket.of(redeemed))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response polled(DeviceLogin.ByTicket login) {
        if (login.inCookie()) {
            csrf.require(http);
        }
        Optional<RefreshCookie> cookie = cookie(login);
        Optional<Secret> replaced = cookie.flatMap(kept -> SentCookies.of(http).replaced(kept));
        return switch (transfers.poll(new TransferPoll(login.ticket(), Caller.of(http), replaced))) {
            case TransferOutcome.Issued issued -> TokenAnswer.of(issued.tokens(), cookie);
            case TransferOutcome.Refused refused -> throw refusal(refused.code(), words(refused.code()));
        };
    }

    private Optional<RefreshCookie> cookie(DeviceLogin.ByTicket login) {
        return Optional.of(login.ticket().reveal())
                .filter(_ -> login.inCookie())
                .flatMap(redemptions::audience)
                .map(audience -> new RefreshCookie(audience).below(RequestPath.of(http)));
    }

    private static String words(ErrorCode code) {
        return switch (code) {
            case AUTHORIZATION_PENDING -> "The user has not decided yet.";
            case SLOW_DOWN -> "Asked too soon: wait 5 seconds longer from now on.";
            case ACCESS_DENIED -> "The user did not let this device in.";
            case EXPIRED_TOKEN -> "It took too long: begin again on the first device.";
            default -> "The ticket is not valid, or not any more.";
        };
    }

    /** Each is a 400, {@code slow_down} too, which is an answer to this device and no limit of its network. */
    private static OAuthException refusal(ErrorCode code, String words) {
        return new OAuthException(code, Response.Status.BAD_REQUEST.getStatusCode(), words);
    }

    /**
     * The answer to a code.
     *
     * @param number of two digits, to be compared with the one on the first device
     * @param interval after how many seconds the ticket may be shown again
     * @param expiresIn for how many seconds
     */
    record DeviceTicket(String ticket, String number, long interval, long expiresIn) {
        static DeviceTicket of(RedeemedCode redeemed) {
            return new DeviceTicket(
                    redeemed.ticket().reveal(),
                    Integer.toString(redeemed.number()),
                    Redemptions.INTERVAL.toSeconds(),
                    Transfers.LIFE.toSeconds());
        }

        /** A record prints its components; a ticket must not be printed. */
        @Override
        public String toString() {
            return "DeviceTicket[]";
        }
    }
}
