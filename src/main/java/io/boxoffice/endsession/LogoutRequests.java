package io.boxoffice.endsession;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.idtoken.IdTokenHint;
import io.boxoffice.idtoken.IdTokenHints;
import io.boxoffice.json.Parameters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads requests to sign out. */
@Dependent
class LogoutRequests {
    private static final Set<String> KNOWN =
            Set.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state", "ui_locales");

    /** In characters of a form: it must fit into an address, which is 8 KiB at most. */
    private static final int LONGEST = 6_000;

    @Inject
    Clients clients;

    @Inject
    IdTokenHints hints;

    /** Of the parameters of a request those that are looked at: they travel on in an address. */
    static Parameters known(Parameters parameters) {
        return parameters.only(KNOWN);
    }

    LogoutRequest read(Parameters parameters) {
        if (known(parameters).form().length() > LONGEST) {
            return new LogoutRequest.Contradiction();
        }
        return readKnown(parameters);
    }

    private LogoutRequest readKnown(Parameters parameters) {
        Optional<String> named = parameters.optionalText("client_id");
        Optional<IdTokenHint> hint = parameters.optionalText("id_token_hint").flatMap(hints::read);
        Optional<Client> client =
                hint.map(read -> read.client().value()).or(() -> named).flatMap(this::enabled);
        if (hint.isEmpty() || client.isEmpty()) {
            return new LogoutRequest.Unproven(client);
        }
        boolean isNamed =
                named.filter(id -> !id.equals(client.get().id().value())).isEmpty();
        return isNamed ? hinted(hint.get(), client.get(), parameters) : new LogoutRequest.Contradiction();
    }

    /** An address is a registered one letter for letter (3). */
    private static LogoutRequest hinted(IdTokenHint hint, Client client, Parameters parameters) {
        Optional<String> address = parameters.optionalText("post_logout_redirect_uri");
        List<String> registered = client.registration().postLogoutRedirectUris();
        if (address.filter(uri -> !registered.contains(uri)).isPresent()) {
            return new LogoutRequest.BadAddress(client);
        }
        Optional<String> state = parameters.optionalText("state");
        return new LogoutRequest.Hinted(hint, client, address.map(uri -> withState(uri, state)));
    }

    /** The query that is registered stays, letter for letter. */
    private static String withState(String uri, Optional<String> state) {
        String separator = uri.indexOf('?') < 0 ? "?" : "&";
        return state.map(text -> uri + separator + "state=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse(uri);
    }

    /** A client that is named, if it is there and enabled. */
    Optional<Client> enabled(String id) {
        return clients.find(id).filter(client -> client.registration().enabled());
    }
}
