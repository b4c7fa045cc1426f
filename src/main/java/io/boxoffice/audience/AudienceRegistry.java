package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Registers audiences and changes their policies: rules first, then the row, then this node's memory of it. */
@Dependent
public class AudienceRegistry {
    /** What became of a new audience. */
    public sealed interface Adding permits Added, Taken, Invalid {}

    /** What became of a change. */
    public sealed interface Changing permits Changed, Stale, Invalid {}

    /** The audience is registered; it has no signing key yet. */
    public record Added(AudienceRecord audience) implements Adding {}

    /** One of that name is there. */
    public record Taken() implements Adding {}

    /** The change is stored. */
    public record Changed(AudienceRecord audience) implements Changing {}

    /** Another change came in between. */
    public record Stale() implements Changing {}

    /** Something about it is not acceptable; the reason is for the administrator. */
    public record Invalid(String message) implements Adding, Changing {}

    @Inject
    AudienceRows rows;

    @Inject
    Audiences audiences;

    @Inject
    TokenLifetimes defaults;

    /** Up to {@code count} audiences by name, from behind one, or from the first. */
    public List<AudienceRecord> after(Optional<String> last, int count) {
        return rows.after(last.orElse(""), count);
    }

    /** An audience by its exact name, as stored now. */
    public Optional<AudienceRecord> find(String name) {
        return Audience.isName(name) ? rows.find(name) : Optional.empty();
    }

    public Adding add(Audience audience, OwnPolicy own) {
        if (audience.name().equals(ClientId.FIRST_PARTY.value())) {
            return new Invalid("This name is that of a client.");
        }
        Optional<Adding> refused = own.refusal(defaults).map(Invalid::new);
        return refused.orElseGet(() ->
                remembered(rows.add(audience, own)).<Adding>map(Added::new).orElseGet(Taken::new));
    }

    /** Replaces the values of an audience, if nobody has changed it since it was seen. */
    public Changing change(AudienceRecord seen, OwnPolicy own) {
        Optional<Changing> refused = own.refusal(defaults).map(Invalid::new);
        return refused.orElseGet(() ->
                remembered(rows.change(seen, own)).<Changing>map(Changed::new).orElseGet(Stale::new));
    }

    /** After the commit: a reader in between would keep what was there before. */
    private Optional<AudienceRecord> remembered(Optional<AudienceRecord> stored) {
        audiences.forget();
        return stored;
    }
}
