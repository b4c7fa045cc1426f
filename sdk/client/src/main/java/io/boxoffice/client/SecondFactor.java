package io.boxoffice.client;

import java.util.Optional;

/** Has a user show what a login asks for after their password. */
@FunctionalInterface
public interface SecondFactor {
    /**
     * Asked once for each login that waits for it, in the thread of a call; other calls that need a token wait meanwhile, up
     * to 30 s.
     *
     * @return what is shown; nothing to give the login up
     */
    Optional<FactorProof> show(FactorDue due);
}
