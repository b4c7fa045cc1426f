package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Destination;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.view.ConsentView;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person is told before they allow a request: who asks, for what, and where the answer goes. */
final class ConsentPage {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ConsentPage() {}

    /**
     * The page of a request.
     *
     * @param action where its form goes
     * @param csrf the token of its form
     */
    static ConsentView of(String action, String csrf, AuthorizationRequest request, NextStep.AskConsent step) {
        Client client = request.address().client();
        return new ConsentView(
                action,
                csrf,
                client.registration().clientName(),
                Optional.ofNullable(client.registration().clientUri()),
                client.id().host(),
                step.person().user().username(),
                request.target().audience().name(),
                request.target().description(),
                scopes(request, step),
                way(request.address()));
    }

    /** What it may do first, what it may know of the user after that. */
    private static List<ConsentView.Scope> scopes(AuthorizationRequest request, NextStep.AskConsent step) {
        return step.possible().all().values().stream()
                .map(scope -> new ConsentView.Scope(
                        scope, request.target().scopeDescriptions().getOrDefault(scope, "")))
                .sorted(Comparator.comparing(ConsentView.Scope::isIdentity))
                .toList();
    }

    private static ConsentView.Way way(Destination destination) {
        return switch (destination) {
            case ReturnAddress address -> {
                String host = host(address.uri());
                yield new ConsentView.Redirect(host, OWN_MACHINE.contains(host));
            }
            case WaitingDevice waiting -> {
                AskedDevice device = waiting.device();
                yield new ConsentView.ToDevice(device.userCode().shown(), device.address(), device.askedAt());
            }
        };
    }

    /** Where the browser goes in the end: a host, or the scheme of an application. */
    private static String host(String uri) {
        URI parsed = URI.create(uri);
        return parsed.getHost() == null ? parsed.getScheme() : parsed.getHost();
    }
}
