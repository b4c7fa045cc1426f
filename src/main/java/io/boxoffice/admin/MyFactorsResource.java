package io.boxoffice.admin;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.administration.FactorRemoval;
import io.boxoffice.factor.Asked;
import io.boxoffice.factor.Factors;
import io.boxoffice.factor.NewPasskey;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.ForEnrolment;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.RecentLogin;
import io.boxoffice.guard.Rule;
import io.boxoffice.guard.StepUp;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /api/server/me/factors}: one's second factors. Whoever changes them has shown within five minutes who they are, and with a second
 * factor if they have one (MF-02, MF-06).
 */
@ApplicationScoped
@ForAudience("server")
@ForEnrolment
@Limited(Limit.LOGIN)
@Path("/api/server/me/factors")
@Produces(MediaType.APPLICATION_JSON)
public class MyFactorsResource {
    private static final int RECENT = 300;

    @Inject
    CurrentToken current;

    @Inject
    Accounts accounts;

    @Inject
    Factors factors;

    @Inject
    Passkeys passkeys;

    @Inject
    FactorRemoval removal;

    @Inject
    SessionService sessions;

    @Inject
    StepUp stepUp;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @GET
    @Policy(Rule.USER)
    public FactorsView list() {
        return FactorsView.of(factors.of(current.user()));
    }

    /** A new seed; it becomes a factor, in the place of the one before, by its first right code. */
    @POST
    @Path("/totp")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    public Response beginTotp() {
        return shownOnce(TotpView.of(factors.beginTotp(strong())));
    }

    @POST
    @Path("/totp/confirm")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirmTotp(Body body) {
        Secret code = new Secret(body.only("otp").text("otp"));
        User user = strong();
        if (!factors.confirmTotp(user.id(), code)) {
            throw ProblemException.badRequest("The code is not the one of the new secret.");
        }
        endEnrolment();
        return Response.noContent().build();
    }

    /** What a browser is asked to make a passkey for this user, in this session. */
    @POST
    @Path("/passkeys/options")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    public Response beginPasskey() {
        User user = strong();
        return shownOnce(passkeys.beginCreation(user, asked(user))
                .map(NewPasskeyView::of)
                .orElseThrow(MyFactorsResource::full));
    }

    @POST
    @Path("/passkeys")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addPasskey(Body body) {
        PasskeyRequest request = PasskeyRequest.of(body);
        User user = strong();
        return switch (passkeys.add(user.id(), asked(user), request.credential(), request.name())) {
            case NewPasskey.Added added -> {
                endEnrolment();
                yield Response.status(Response.Status.CREATED)
                        .entity(FactorView.of(added.factor()))
                        .build();
            }
            case NewPasskey.Refused _ ->
                throw ProblemException.badRequest("The passkey is not what was asked for, or is known already.");
            case NewPasskey.Full _ -> throw full();
        };
    }

    private Asked asked(User user) {
        return Asked.in(current.session(), user.id());
    }

    private static ProblemException full() {
        return ProblemException.conflict("There are as many passkeys as there may be: remove one first.");
    }

    /** A token that is only for setting a factor up has done what it is for. */
    private void endEnrolment() {
        if (current.get().scopes().containsAll(Scopes.ENROLMENT)) {
            sessions.end(current.session(), EndReason.Known.LOGOUT);
        }
    }

    /** Ten codes in the place of those before. */
    @POST
    @Path("/recovery-codes")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    public Response newRecoveryCodes() {
        User user = strong();
        if (!user.hasSecondFactor()) {
            throw ProblemException.conflict("Recovery codes help who has another second factor: set one up first.");
        }
        return shownOnce(RecoveryCodesView.of(factors.newRecoveryCodes(user.id())));
    }

    /** Removes a factor; every other session ends. */
    @DELETE
    @Path("/{id}")
    @Policy(Rule.USER)
    @RecentLogin(seconds = RECENT)
    public Response remove(@PathParam("id") String id) {
        User user = strong();
        if (Ids.parse(id)
                .filter(factor -> removal.remove(user.id(), factor, current.session()))
                .isEmpty()) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    /** The user, who has shown two factors if they have two. */
    private User strong() {
        User user = accounts.find(current.user()).orElseThrow(ProblemException::notFound);
        stepUp.require(RECENT, user.hasSecondFactor(), request, response);
        return user;
    }

    private static Response shownOnce(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
