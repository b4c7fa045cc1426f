package io.boxoffice.authorize;

import io.boxoffice.account.SelfRegistration;
import io.boxoffice.account.User;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Destination;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.clients.Client;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.mail.MailSettings;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signin.FormToken;
import io.boxoffice.view.AccountView;
import io.boxoffice.view.DeviceDoneView;
import io.boxoffice.view.EnrolView;
import io.boxoffice.view.FactorView;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.PageRequest;
import io.boxoffice.view.RecoveryCodesView;
import io.boxoffice.view.SignInView;
import io.boxoffice.view.View;
import io.boxoffice.view.Views;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pages of one request. */
@Dependent
class RequestPages {
    @Inject
    Issuer issuer;

    @Inject
    Views views;

    @Inject
    SelfRegistration registration;

    @Inject
    MailSettings mail;

    /** Where the pages of a request are, as the world sees it. */
    String address(RandomSecret handle) {
        return issuer.path() + "/oauth2/authorize/" + handle.reveal();
    }

    /** Why a request that is there is none to go on with; nothing if it is one. */
    static Optional<FaultView.Kind> flaw(WaitingRequest stored) {
        if (stored.isDone()) {
            return Optional.of(FaultView.Kind.DONE);
        }
        return stored.isOver() ? Optional.of(FaultView.Kind.EXPIRED) : Optional.empty();
    }

    Response signIn(int status, OpenedRequest opened, String username, String passkey, Optional<SignInView.Flaw> flaw) {
        Optional<SignInView.SignUp> signUp =
                Optional.of(new SignInView.SignUp("", Optional.empty())).filter(_ -> registration.isOpen());
        return signIn(status, opened, username, passkey, flaw, signUp);
    }

    /** The same page once more, for whoever wants to become a user and did not. */
    Response signUp(OpenedRequest opened, String passkey, SignInView.SignUp signUp) {
        return signIn(400, opened, "", passkey, Optional.empty(), Optional.of(signUp));
    }

    private Response signIn(
            int status,
            OpenedRequest opened,
            String username,
            String passkey,
            Optional<SignInView.Flaw> flaw,
            Optional<SignInView.SignUp> signUp) {
        return page(
                status,
                new SignInView(
                        address(opened.handle()),
                        token(opened, "sign-in"),
                        name(opened.request().address().client()),
                        username,
                        passkey,
                        Optional.of(issuer.path() + "/recovery/ask").filter(_ -> mail.isOn()),
                        flaw,
                        signUp),
                opened);
    }

    Response factor(
            int status, OpenedRequest opened, User user, FactorView.Offered offered, Optional<FactorView.Flaw> flaw) {
        return page(
                status,
                new FactorView(
                        address(opened.handle()),
                        token(opened, "factor"),
                        name(opened.request().address().client()),
                        user.username(),
                        offered,
                        flaw),
                opened);
    }

    Response enrol(
            int status,
            OpenedRequest opened,
            User user,
            Optional<EnrolView.Shown> secret,
            Optional<String> passkey,
            Optional<EnrolView.Flaw> flaw) {
        return page(
                status,
                new EnrolView(
                        address(opened.handle()),
                        token(opened, "enrol"),
                        name(opened.request().address().client()),
                        user.username(),
                        secret,
                        passkey,
                        flaw),
                opened);
    }

    Response recoveryCodes(OpenedRequest opened, List<Secret> codes) {
        return page(
                200,
                new RecoveryCodesView(
                        address(opened.handle()),
                        name(opened.request().address().client()),
                        codes.stream().map(Secret::reveal).toList()),
                opened);
    }

    Response account(OpenedRequest opened, Person person) {
        return page(
                200,
                new AccountView(
                        address(opened.handle()),
                        token(opened, "account"),
                        name(opened.request().address().client()),
                        person.user().username()),
                opened);
    }

    Response consent(OpenedRequest opened, NextStep.AskConsent step) {
        return page(
                200,
                ConsentPage.of(address(opened.handle()), token(opened, "consent"), opened.request(), step),
                opened);
    }

    private Response page(int status, View view, OpenedRequest opened) {
        AuthorizationRequest request = opened.request();
        return views.answer(
                status, view, new PageRequest(opened.http(), request.uiLocales(), formTarget(request.address())));
    }

    private static Optional<String> formTarget(Destination destination) {
        return switch (destination) {
            case ReturnAddress address -> Optional.of(ClientAnswer.origin(address.uri()));
            case WaitingDevice _ -> Optional.empty();
        };
    }

    /** The last page of a person who came for a device. */
    Response deviceDone(DeviceDoneView.Kind kind, OpenedRequest opened) {
        return page(200, new DeviceDoneView(kind), opened);
    }

    /** A page that tells why a request is not gone on with, and the way back to its client. */
    Response fault(FaultView.Kind kind, OpenedRequest opened) {
        return fault(400, kind, Optional.of(opened.request().address().client()), opened.http());
    }

    /** A page that tells what is wrong, and leads nowhere but to the client's own page. */
    Response fault(int status, FaultView.Kind kind, Optional<Client> client, HttpServletRequest http) {
        return views.answer(
                status,
                new FaultView(
                        kind,
                        client.map(RequestPages::name),
                        client.flatMap(known ->
                                Optional.ofNullable(known.registration().clientUri()))),
                new PageRequest(http, Optional.empty(), Optional.empty()));
    }

    /** 429 (RFC 6585 4), with the wait. */
    Response slowDown(Optional<Client> client, Duration wait, HttpServletRequest http) {
        Response page = fault(429, FaultView.Kind.BUSY, client, http);
        page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, ErrorWriter.retryAfter(wait));
        return page;
    }

    private static String token(OpenedRequest opened, String step) {
        return FormToken.of(opened.browser(), opened.form(step));
    }

    private static String name(Client client) {
        return client.registration().clientName();
    }
}
