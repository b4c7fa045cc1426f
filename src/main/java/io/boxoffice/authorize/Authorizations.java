package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.CodeGrant;
import io.boxoffice.authorization.Codes;
import io.boxoffice.authorization.Decision;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.consent.Consents;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The transaction in which a request is answered with a code: the consent, the end of the request and the code, all or none. */
@Stateless
public class Authorizations {
    @Inject
    WaitingRequests waiting;

    @Inject
    Consents consents;

    @Inject
    Codes codes;

    /**
     * Answers a request; nothing if it was answered before.
     *
     * @param handle of a request that was stored; nothing for one that is answered at once
     * @param boundTo the key that was shown when it was pushed
     * @param consented whether the person has just allowed it
     */
    public Optional<RandomSecret> grant(
            Optional<RandomSecret> handle,
            AuthorizationRequest request,
            Optional<Confirmation> boundTo,
            NextStep.Ready ready,
            boolean consented) {
        if (handle.isPresent() && !waiting.finish(handle.get())) {
            return Optional.empty();
        }
        if (consented) {
            consents.give(
                    ready.person().user().id(),
                    request.address().client().id(),
                    request.target().audience(),
                    ready.possible().all());
        }
        return Optional.of(codes.issue(code(request, boundTo, ready.person(), ready.possible())));
    }

    private static CodeGrant code(
            AuthorizationRequest request, Optional<Confirmation> boundTo, Person person, Decision.Possible possible) {
        return new CodeGrant(
                request.address().client().id(),
                person.user().id(),
                person.signIn().id(),
                person.signIn().authentication(),
                request.target().audience(),
                possible.scope(),
                possible.identity(),
                request.address().uri(),
                request.challenge(),
                boundTo.or(request::boundTo),
                request.nonce(),
                request.claims().idToken());
    }
}
