package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;

/** Whether the user of a good token has shown enough of who they are, and lately enough; if not, how they can (RFC 9470 3). */
@Dependent
public class StepUp {
    @Inject
    CurrentToken current;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /**
     * Refuses a call, 401, whose user did not show who they are within so many seconds, or did not show two factors. What was shown on another
     * device, which has passed a session on, counts for nothing here.
     *
     * @param seconds how long ago it may be at most
     * @param withTwoFactors whether one factor is not enough
     * @param response whose challenge it is
     */
    public void require(int seconds, boolean withTwoFactors, HttpServletRequest request, HttpServletResponse response) {
        VerifiedAccessToken verified = current.get();
        if (!isEnough(verified, seconds, withTwoFactors)) {
            String wanted = wanted(seconds) + (withTwoFactors ? ", acr_values=\"aal2\"" : "");
            throw Challenge.insufficientAuthentication(verified)
                    .refusal(wanted, RequestPath.of(request), issuer, response);
        }
    }

    /** Whether it would be let through. */
    boolean isEnough(VerifiedAccessToken verified, int seconds, boolean withTwoFactors) {
        return verified.claims()
                .authentication()
                .filter(shown -> !shown.isPassedOn() && isRecent(shown, seconds))
                .filter(shown -> !withTwoFactors || shown.isTwoFactors())
                .isPresent();
    }

    /** How recent a login is asked for, as the challenge says it (RFC 9470 3). */
    static String wanted(int seconds) {
        return ", max_age=\"" + seconds + '"';
    }

    private boolean isRecent(Authentication shown, int seconds) {
        Instant earliest = clock.instant().minusSeconds(seconds);
        return !shown.at().isBefore(earliest);
    }
}
