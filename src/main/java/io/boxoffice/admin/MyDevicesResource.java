package io.boxoffice.admin;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.RecentLogin;
import io.boxoffice.guard.Rule;
import io.boxoffice.guard.StepUp;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.transfer.NewTransfer;
import io.boxoffice.transfer.OfferedTransfer;
import io.boxoffice.transfer.Passing;
import io.boxoffice.transfer.TransferDecision;
import io.boxoffice.transfer.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * {@code /api/server/me/devices}: a signed-in device signs in another one (RFC 10027). Whoever begins has shown within five minutes who they
 * are, and with a second factor if they have one; only the session that began sees and decides it.
 */
@ApplicationScoped
@ForAudience("server")
@Limited(Limit.REFRESH)
@Path("/api/server/me/devices")
@Produces(MediaType.APPLICATION_JSON)
public class MyDevicesResource {
    private static final int RECENT = 300;

    /** What was recent when it began is recent enough until it is over: for as long as the code and then the ticket live. */
    private static final int RECENT_AT_ITS_BEGINNING = RECENT + 2 * Transfers.LIFE_SECONDS;

    @Inject
    CurrentToken current;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    @Inject
    Transfers transfers;

    @Inject
    FactorRule rule;

    @Inject
    StepUp stepUp;

    @Inject
    Issuer issuer;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @POST
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(Body body) {
        DeviceRequest asked = DeviceRequest.of(body);
        requireFirstParty();
        OfferedTransfer offered =
                transfers.ask(wanted(asked)).orElseThrow(() -> OAuthException.slowDown(Transfers.LIFE));
        Response created = Created.at(issuer, path(offered.id()), OfferedDeviceView.of(offered, issuer));
        created.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return created;
    }

    private NewTransfer wanted(DeviceRequest asked) {
        AudiencePolicy policy = audiences.find(asked.audience()).orElseThrow(DeviceRequest::noAudience);
        User user = accounts.find(current.user()).orElseThrow(ProblemException::notFound);
        Authentication shown = current.get().claims().authentication().orElseThrow();
        requireStrong(user, rule.due(user, policy, shown));
        return new NewTransfer(
                from(), user.version(), policy.audience(), asked.scope(user, policy, current.get()), shown);
    }

    /** They have shown two factors if they have two, or if the audience asks for it. */
    private void requireStrong(User user, Due due) {
        stepUp.require(RECENT, user.hasSecondFactor() || due != Due.NOTHING, request, response);
    }

    /** How far it is, and which device has redeemed the code. */
    @GET
    @Path("/{id}")
    @Policy(Rule.USER)
    public DeviceView get(@PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(known -> transfers.find(known, from()))
                .map(DeviceView::of)
                .orElseThrow(ProblemException::notFound);
    }

    /** Lets the device in that shows this number; any other number is a refusal. */
    @POST
    @Path("/{id}/approve")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT_AT_ITS_BEGINNING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response approve(@PathParam("id") String id, Body body) {
        int number = DeviceRequest.number(body);
        return decided(id, (known, from) -> transfers.approve(known, from, number));
    }

    /** Refuses the device. */
    @POST
    @Path("/{id}/deny")
    @Policy(Rule.USER)
    public Response deny(@PathParam("id") String id) {
        return decided(id, transfers::deny);
    }

    private Response decided(String id, BiFunction<UUID, Passing, TransferDecision> decide) {
        TransferDecision decision =
                Ids.parse(id).map(known -> decide.apply(known, from())).orElse(TransferDecision.UNKNOWN);
        return switch (decision) {
            case DONE -> Response.noContent().build();
            case WRONG_NUMBER ->
                throw ProblemException.badRequest("The new device shows another number: it was refused.");
            case NOT_WAITING -> throw ProblemException.conflict("No device waits for this decision, or not any more.");
            case UNKNOWN -> throw ProblemException.notFound();
        };
    }

    private Passing from() {
        return new Passing(current.user(), current.session());
    }

    /** What a user allowed another client is that client's, and no way to all that they have. */
    private void requireFirstParty() {
        if (!current.get().claims().client().equals(ClientId.FIRST_PARTY)) {
            throw ProblemException.forbidden("A session that another client began is not passed on.");
        }
    }

    private static String path(UUID id) {
        return "/api/server/me/devices/" + id;
    }
}
