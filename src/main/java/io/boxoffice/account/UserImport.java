package io.boxoffice.account;

import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes users over from elsewhere, many at a time. Whoever is there already stays as they are, so all of it can be done again. */
@Dependent
public class UserImport {
    /** What became of one of them. */
    public sealed interface Outcome permits Created, Exists, Invalid {}

    /** They are stored. */
    public record Created(UserId id) implements Outcome {}

    /** A user of that name was there. */
    public record Exists(UserId id) implements Outcome {}

    /** Something about them is not acceptable; the message is for the administrator. */
    public record Invalid(String message) implements Outcome {}

    @Inject
    UserRules rules;

    @Inject
    PasswordHash hash;

    @Inject
    Accounts accounts;

    /** Stores those who are good and not there, in one transaction, and tells of each in turn. */
    public List<Outcome> take(List<ImportedUser> users) {
        List<Accounts.Imported> good = new ArrayList<>();
        List<Optional<String>> refusals = new ArrayList<>();
        for (ImportedUser user : users) {
            Optional<String> refusal = rules.refusal(user.profile(), Grants.NONE);
            refusals.add(refusal);
            if (refusal.isEmpty()) {
                good.add(new Accounts.Imported(user.profile(), hash.stored(user.hash())));
            }
        }
        var stored = stored(good).iterator();
        return refusals.stream()
                .map(refusal -> refusal.<Outcome>map(Invalid::new).orElseGet(stored::next))
                .toList();
    }

    /** Where one of them met somebody of the same name who came in between, each has a transaction of their own. */
    private List<Outcome> stored(List<Accounts.Imported> users) {
        try {
            return accounts.addAll(users);
        } catch (EJBException failed) {
            if (!DuplicateKey.isCauseOf(failed)) {
                throw failed;
            }
            return users.stream().map(this::storedAlone).toList();
        }
    }

    private Outcome storedAlone(Accounts.Imported user) {
        try {
            return accounts.addAll(List.of(user)).getFirst();
        } catch (EJBException failed) {
            if (!DuplicateKey.isCauseOf(failed)) {
                throw failed;
            }
            return accounts.findUser(user.profile().username())
                    .<Outcome>map(present -> new Exists(present.id()))
                    .orElseGet(() -> new Invalid("The username is the name of a client."));
        }
    }
}
