package io.boxoffice.factor;

import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app that has read a seed. */
record SomeApp(TotpSeed seed, HandMovedClock clock) {
    private static final Duration STEP = Duration.ofSeconds(30);

    /** One that a user has begun to set up. */
    static SomeApp begun(Wiring wiring, UserId user) {
        NewTotp fresh = wiring.get(Factors.class).beginTotp(new SomeUsers(wiring).read(user));
        return new SomeApp(new TotpSeed(new Base32().decode(fresh.secret().reveal())), wiring.clock());
    }

    /** One that is a user's factor; its clock has gone on a step, so that its next code is good. */
    static SomeApp confirmed(Wiring wiring, UserId user) {
        SomeApp app = begun(wiring, user);
        if (!wiring.get(Factors.class).confirmTotp(user, app.code())) {
            throw new AssertionError("the code of a new seed was not taken");
        }
        app.next();
        return app;
    }

    /** The code that it shows. */
    Secret code() {
        return new Secret(seed.code(clock.instant().getEpochSecond() / STEP.toSeconds()));
    }

    /** A code that is of no step near now: of 300,000 seeds one has the same code in a step to come by chance. */
    Secret wrong() {
        long toCome = clock.instant().getEpochSecond() / STEP.toSeconds() + 10;
        return LongStream.iterate(toCome, step -> step + 1)
                .mapToObj(seed::code)
                .filter(code -> seed.step(code, clock.instant(), 0).isEmpty())
                .findFirst()
                .map(Secret::new)
                .orElseThrow();
    }

    Proof.OneTimeCode proof() {
        return new Proof.OneTimeCode(code());
    }

    Proof.OneTimeCode wrongProof() {
        return new Proof.OneTimeCode(wrong());
    }

    /** Waits for its next code. */
    void next() {
        clock.pass(STEP);
    }
}
