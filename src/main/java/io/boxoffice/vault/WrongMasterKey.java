package io.boxoffice.vault;

import jakarta.ejb.ApplicationException;

/** The database's key ring was sealed under another master key: nothing can be opened, so nothing may start. */
@ApplicationException(rollback = true)
public final class WrongMasterKey extends RuntimeException {
    public WrongMasterKey() {
        super(
                "boxoffice.master.key: got a key that does not open this database, takes the one that sealed it last, or that"
                        + " one as boxoffice.master.key.previous");
    }
}
