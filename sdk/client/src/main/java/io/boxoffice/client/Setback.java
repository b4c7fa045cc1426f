package io.boxoffice.client;

import io.boxoffice.client.AudienceTokensException.Reason;
import java.time.Duration;

/** Why there are no tokens, and until when that counts for every call: nobody is asked again before. */
record Setback(Reason reason, String message, Pause pause) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** A wrong password that each call tried again would lock the user; and nobody wants to be asked for a code by each. */
    private static final Duration REFUSED = Duration.ofMinutes(1);

    static Setback of(TokenOwner owner, TokenAnswer answer, long now) {
        String whose = "no token for " + owner.audience() + " and " + owner.username() + ": ";
        if (answer instanceof TokenAnswer.LoginNeeded) {
            return new Setback(
                    Reason.LOGIN_NEEDED, whose + "the session has ended, log in", new Pause(now, Duration.ZERO));
        }
        if (answer instanceof TokenAnswer.SecondStep step) {
            String due = step.due().canBeShown() ? "a second factor is due" : "a second factor must be set up";
            return new Setback(Reason.REFUSED, whose + due, new Pause(now, REFUSED));
        }
        if (answer instanceof TokenAnswer.Refused refused) {
            return new Setback(Reason.REFUSED, whose + refused.error(), new Pause(now, REFUSED));
        }
        if (answer instanceof TokenAnswer.SlowDown slow) {
            return new Setback(Reason.SLOW_DOWN, whose + "slow_down", new Pause(now, atLeast(slow.retryAfter())));
        }
        if (answer instanceof TokenAnswer.Unavailable unavailable) {
            return new Setback(
                    Reason.UNAVAILABLE, whose + unavailable.why(), new Pause(now, atLeast(unavailable.retryAfter())));
        }
        throw new IllegalArgumentException("there are tokens");
    }

    private static Duration atLeast(Duration said) {
        return said.compareTo(SHORTEST) > 0 ? said : SHORTEST;
    }

    AudienceTokensException exception() {
        return new AudienceTokensException(reason, message);
    }
}
