package io.boxoffice.account;

import io.boxoffice.database.Statements;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads users outside of any transaction of the container. */
@Dependent
public class UserReads {
    private static final String FIND = "SELECT " + Account.COLUMNS + " FROM account a WHERE a.id = ?";

    @Inject
    Statements statements;

    /** A user by id, with what is granted to them now. */
    public Optional<User> find(UserId id) {
        return statements.first(FIND, Account::read, id.value()).map(Account::user);
    }
}
