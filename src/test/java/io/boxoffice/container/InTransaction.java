package io.boxoffice.container;

import jakarta.ejb.Stateless;
import java.util.concurrent.Callable;

/** A transaction that a test holds open while others go on. */
@Stateless
public class InTransaction {
    public <T> T run(Callable<T> work) throws Exception {
        return work.call();
    }
}
