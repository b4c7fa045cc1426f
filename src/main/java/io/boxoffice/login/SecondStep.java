package io.boxoffice.login;

import io.boxoffice.factor.Proof;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Secret;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body that continues a login whose second factor is due.
 *
 * @param session what the first step gave; nothing for a text that cannot be it
 * @param proof what is shown; nothing to be let in to set a factor up
 */
record SecondStep(Optional<RandomSecret> session, Optional<Proof> proof) {
    private static final String SESSION = "auth_session";
    private static final String ONE_TIME_CODE = "otp";
    private static final String RECOVERY_CODE = "recovery_code";
    private static final String PASSKEY = "passkey";
    private static final String ENROL = "enrol";

    static boolean isMeant(Body body) {
        return body.has(SESSION);
    }

    static SecondStep of(Body body) {
        body.only(SESSION, ONE_TIME_CODE, RECOVERY_CODE, PASSKEY, ENROL);
        if (Stream.of(ONE_TIME_CODE, RECOVERY_CODE, PASSKEY, ENROL)
                        .filter(body::has)
                        .count()
                != 1) {
            throw BodyRefused.malformed("The body must have exactly one of otp, recovery_code, passkey and enrol.");
        }
        return new SecondStep(RandomSecret.parse(body.text(SESSION)), proof(body));
    }

    private static Optional<Proof> proof(Body body) {
        if (body.has(PASSKEY)) {
            return Optional.of(SentPasskey.of(body));
        }
        if (body.has(ENROL)) {
            requireTrue(body);
            return Optional.empty();
        }
        return Optional.of(
                body.has(ONE_TIME_CODE)
                        ? new Proof.OneTimeCode(new Secret(body.text(ONE_TIME_CODE)))
                        : new Proof.RecoveryCode(new Secret(body.text(RECOVERY_CODE))));
    }

    private static void requireTrue(Body body) {
        if (!body.optionalFlag(ENROL).orElse(false)) {
            throw BodyRefused.malformed("The member enrol must be true.");
        }
    }
}
