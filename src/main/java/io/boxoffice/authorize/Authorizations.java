package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.CodeGrant;
import io.boxoffice.authorization.Codes;
import io.boxoffice.authorization.Decision;
import io.boxoffice.authorization.Prompt;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clients.Client;
import io.boxoffice.consent.Consents;
import io.boxoffice.device.DeviceDecisions;
import io.boxoffice.device.DeviceGrant;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import io.boxoffice.signin.SignedIn;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The transactions that find out what comes next of a request, and that answer it with a code: the consent, the end of the request and the
 * code, all or none.
 */
@Stateless
public class Authorizations {
    @Inject
    SignInService signIns;

    @Inject
    WaitingRequests waiting;

    @Inject
    Consents consents;

    @Inject
    DeviceDecisions devices;

    @Inject
    FactorRule rule;

    @Inject
    Codes codes;

    @Inject
    Clock clock;

    /**
     * What comes of a request that a browser brings, at once if all is known.
     *
     * @param cookie by which its sign-in is found, if it has any
     */
    public FirstLook begin(AuthorizationRequest request, ReturnAddress address, Optional<RandomSecret> cookie) {
        return switch (next(request, Optional.empty(), cookie)) {
            case NextStep.Ready ready -> new FirstLook.Granted(issue(request, address, Optional.empty(), ready));
            case NextStep.Refuse refuse -> new FirstLook.Refused(refuse);
            case NextStep.SignInFirst _,
                    NextStep.ChooseAccount _,
                    NextStep.ShowFactor _,
                    NextStep.EnrolFactor _,
                    NextStep.AskConsent _ -> new FirstLook.NeedsPage();
        };
    }

    /**
     * What comes next of a request.
     *
     * @param stored what waits for its browser; nothing at its first look
     * @param cookie by which its sign-in is found, if it has any
     */
    public NextStep next(AuthorizationRequest request, Optional<WaitingRequest> stored, Optional<RandomSecret> cookie) {
        Optional<Person> person = cookie.flatMap(signIns::signedIn).map(found -> person(found, request, stored));
        NextStep step = NextStep.of(request, person, clock.instant());
        return request.prompts().contains(Prompt.NONE) ? NextStep.silently(step) : step;
    }

    private Person person(SignedIn found, AuthorizationRequest request, Optional<WaitingRequest> stored) {
        Client client = request.address().client();
        return new Person(
                found.signIn(),
                found.user(),
                client.registration().firstParty()
                        ? Optional.empty()
                        : consents.given(
                                found.user().id(), client.id(), request.target().audience()),
                rule.due(found.user(), request.target(), found.signIn().authentication()),
                stored.flatMap(waiter -> settledSince(waiter, found.signIn())));
    }

    private static Optional<Instant> settledSince(WaitingRequest stored, SignIn signIn) {
        return stored.chosen().filter(signIn.id()::equals).map(_ -> stored.createdAt());
    }

    /**
     * Answers a stored request; nothing if it was answered before.
     *
     * @param boundTo the key that was shown when it was pushed
     * @param consented whether the person has just allowed it
     */
    public Optional<RandomSecret> grant(
            RandomSecret handle,
            AuthorizationRequest request,
            ReturnAddress address,
            Optional<Confirmation> boundTo,
            NextStep.Ready ready,
            boolean consented) {
        if (!waiting.finish(handle)) {
            return Optional.empty();
        }
        if (consented) {
            consents.give(
                    ready.person().user().id(),
                    address.client().id(),
                    request.target().audience(),
                    ready.possible().all());
        }
        return Optional.of(issue(request, address, boundTo, ready));
    }

    /**
     * Allows a device what it asked for, once, and only this once: it is no consent that is remembered. Nothing is left of a request that was
     * answered before, in whichever browser.
     */
    public boolean allow(
            RandomSecret handle, AuthorizationRequest request, WaitingDevice waitingDevice, NextStep.Ready ready) {
        DeviceGrant grant = new DeviceGrant(
                ready.person().user().id(),
                ready.person().signIn().authentication(),
                request.target().audience(),
                ready.possible().scope(),
                ready.possible().identity());
        return waiting.finish(handle) && devices.allow(waitingDevice.device(), grant);
    }

    /** Refuses a device, once. */
    public boolean deny(RandomSecret handle, WaitingDevice waitingDevice) {
        return waiting.finish(handle) && devices.deny(waitingDevice.device());
    }

    private RandomSecret issue(
            AuthorizationRequest request, ReturnAddress address, Optional<Confirmation> boundTo, NextStep.Ready ready) {
        return codes.issue(code(request, address, boundTo, ready.person(), ready.possible()));
    }

    private static CodeGrant code(
            AuthorizationRequest request,
            ReturnAddress address,
            Optional<Confirmation> boundTo,
            Person person,
            Decision.Possible possible) {
        return new CodeGrant(
                address.client().id(),
                person.user().id(),
                person.signIn().id(),
                person.signIn().authentication(),
                request.target().audience(),
                possible.scope(),
                possible.identity(),
                address.uri(),
                request.challenge(),
                boundTo.or(request::boundTo),
                request.nonce(),
                new IdClaims(request.claims().idToken()));
    }
}
