package io.boxoffice.configuration;

import io.boxoffice.administration.AudienceAdministration;
import io.boxoffice.administration.ClientAdministration;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Audiences and clients as one document: exported, compared with what there is, applied. */
@Dependent
public class Configuration {
    /** What became of a document. */
    public sealed interface Outcome permits Planned, Applied, Moved, OfTheCaller, Refused, TooMany {}

    /** It can be applied. */
    public record Planned(PlanView plan) implements Outcome {}

    /** All of it is done. */
    public record Applied(PlanView plan) implements Outcome {}

    /** What there is, or the document, is no longer what was planned with. */
    public record Moved() implements Outcome {}

    /** It changes the client that asks for it. */
    public record OfTheCaller() implements Outcome {}

    /** A rule forbids it; which, and where, is for the administrator. */
    public record Refused(String message) implements Outcome {}

    /** There is more than a document holds. */
    public record TooMany() implements Outcome {}

    @Inject
    ConfigurationChanges changes;

    @Inject
    AudienceAdministration audiences;

    @Inject
    ClientAdministration clients;

    @Inject
    Issuer issuer;

    /** The document that says what there is; nothing if that is more than one holds. */
    public Optional<ObjectNode> export() {
        try {
            return Optional.of(members().of(changes.present().document()));
        } catch (Undone _) {
            return Optional.empty();
        }
    }

    /** What a document would change. It was tried out, so that whatever forbids it is told now; nothing has changed. */
    public Outcome plan(ConfigurationDocument wanted) {
        try {
            changes.tryOut(wanted);
            throw new IllegalStateException("a document that was tried out is undone");
        } catch (Undone undone) {
            return undone.outcome();
        }
    }

    /**
     * Does all that a document asks for, or nothing.
     *
     * @param planned the id of the plan that was looked at
     * @param caller a client that asks for it, whose own registration is not its to change
     */
    public Outcome apply(ConfigurationDocument wanted, String planned, Optional<ClientId> caller) {
        try {
            Plan done = changes.apply(wanted, planned, caller);
            done.changes().forEach(this::settle);
            return new Applied(PlanView.of(done, members()));
        } catch (Undone undone) {
            return undone.outcome();
        }
    }

    /** After the commit. */
    private void settle(Change change) {
        switch (change) {
            case Change.AddAudience _, Change.ChangeAudience _ -> audiences.settle();
            case Change.AddClient add -> clients.settle(add.id(), false);
            case Change.ChangeClient other ->
                clients.settle(other.seen().id(), !other.wanted().enabled());
            case Change.RemoveClient remove -> clients.settle(remove.seen().id(), true);
        }
    }

    private Members members() {
        return new Members(issuer);
    }
}
