package io.boxoffice.explain;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What is told beside the checks of {@code guard}: what a verifier elsewhere sees, and whether those whom the token names are still there. */
@Dependent
class Surroundings {
    private record Look(Verdict verdict, String detail) {}

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    List<Explained.Line> of(Explanation explanation) {
        return List.of(
                line(CheckLine.STATUS_LIST, explanation, this::status),
                line(CheckLine.USER, explanation, this::user),
                line(CheckLine.CLIENT, explanation, this::client));
    }

    private static Explained.Line line(CheckLine check, Explanation explanation, Function<Explanation, Look> look) {
        Look found = explanation.verified().isPresent() ? look.apply(explanation) : new Look(Verdict.NOT_REACHED, "");
        return new Explained.Line(check, found.verdict(), found.detail());
    }

    /** A list is made of what is revoked, and is a second old at most. */
    private Look status(Explanation explanation) {
        JsonNode place =
                explanation.signed().orElseThrow().claims().path("status").path("status_list");
        Verdict revoked = Objects.requireNonNull(explanation.verdicts().get(TokenCheck.REVOKED));
        return place.isObject()
                ? new Look(
                        revoked,
                        "index " + place.path("idx") + " of "
                                + place.path("uri").asString(""))
                : new Look(Verdict.NOT_APPLICABLE, "");
    }

    private Look user(Explanation explanation) {
        return switch (explanation.verified().orElseThrow().subject()) {
            case Subject.OfUser of -> user(of.id());
            case Subject.OfClient _ -> new Look(Verdict.NOT_APPLICABLE, "");
        };
    }

    private Look user(UserId id) {
        return present(accounts.find(id).map(User::enabled));
    }

    private Look client(Explanation explanation) {
        ClientId id = explanation.verified().orElseThrow().claims().client();
        return present(clients.find(id.value()).map(Surroundings::isEnabled));
    }

    private static boolean isEnabled(Client client) {
        return client.registration().enabled();
    }

    private static Look present(Optional<Boolean> enabled) {
        return enabled.map(is -> new Look(is ? Verdict.PASSED : Verdict.FAILED, is ? "" : "disabled"))
                .orElseGet(() -> new Look(Verdict.FAILED, "there is none any more"));
    }
}
