package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Registers audiences and changes their policies: rules first, then the row, then this node's memory of it. */
@Dependent
public class AudienceRegistry {
    /** What became of a new audience. */
    public sealed interface Adding permits Added, Taken, ResourceTaken, Invalid {}

    /** What became of a change. */
    public sealed interface Changing permits Changed, Stale, Fixed, ResourceTaken, Invalid {}

    /** The audience is registered; it has no signing key yet. */
    public record Added(AudienceRecord audience) implements Adding {}

    /** One of that name is there. */
    public record Taken() implements Adding {}

    /** It is the reserved one, which nobody changes; its keys live like any other's. */
    public record Fixed() implements Changing {}

    /** Another audience has the resource, or it means something else already. */
    public record ResourceTaken() implements Adding, Changing {}

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
    CurrentAudiences current;

    @Inject
    TokenLifetimes defaults;

    @Inject
    Issuer issuer;

    /** Up to {@code count} audiences by name, from behind one, or from the first. */
    public List<AudienceRecord> after(Optional<String> last, int count) {
        return rows.after(last.orElse(""), count);
    }

    /** An audience by its exact name, as stored now. */
    public Optional<AudienceRecord> find(String name) {
        return Audience.isName(name) ? rows.find(name) : Optional.empty();
    }

    /** Registers an audience; {@link #renew} follows. */
    public Adding add(Audience audience, OwnPolicy own) {
        if (audience.name().equals(ClientId.FIRST_PARTY.value())) {
            return new Invalid("This name is that of a client.");
        }
        if (hasFixedResource(audience, own)) {
            return new ResourceTaken();
        }
        Optional<Adding> refused = own.refusal(audience, defaults, issuer).map(Invalid::new);
        return refused.orElseGet(() -> rows.add(audience, own));
    }

    /** Replaces the values of an audience, if nobody has changed it since it was seen; {@link #renew} follows. */
    public Changing change(AudienceRecord seen, OwnPolicy own) {
        if (seen.audience().equals(Audience.USERINFO)) {
            return new Fixed();
        }
        if (hasFixedResource(seen.audience(), own)) {
            return new ResourceTaken();
        }
        Optional<Changing> refused =
                own.refusal(seen.audience(), defaults, issuer).map(Invalid::new);
        return refused.orElseGet(() -> rows.change(seen, own));
    }

    private boolean hasFixedResource(Audience audience, OwnPolicy own) {
        return Optional.ofNullable(own.resource())
                .filter(wanted -> FixedResources.isTaken(issuer, audience, wanted))
                .isPresent();
    }

    /** Has this node read them anew, after the commit of a change: a reader in between would keep what was there before. */
    public void renew() {
        audiences.forget();
        current.renew();
    }

    /** Lets nobody else change any until the end of the transaction. */
    public void lock() {
        rows.lock();
    }
}
