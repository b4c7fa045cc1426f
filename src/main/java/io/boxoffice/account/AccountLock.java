package io.boxoffice.account;

import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The lock on a user's row, inside the caller's transaction: what belongs to one user is done one after the other. */
@Dependent
public class AccountLock {
    @PersistenceContext
    EntityManager entities;

    /** Waits for whoever holds the user, and holds them until the transaction ends; whether they are there. */
    public boolean hold(UserId user) {
        return !entities.createNativeQuery("SELECT 1 FROM account WHERE id = ?1 FOR NO KEY UPDATE")
                .setParameter(1, user.value())
                .getResultList()
                .isEmpty();
    }

    /** The same where the caller has just seen the user; {@link IllegalStateException} if they are not there any more. */
    public void require(UserId user) {
        if (!hold(user)) {
            throw new IllegalStateException("the user is not there any more");
        }
    }
}
