package io.boxoffice.explain;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.KeyRecord;
import io.boxoffice.signing.KeyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What there is to say of a check besides its verdict. Of a text that nobody here has signed nothing is repeated. */
@Dependent
class Details {
    @Inject
    KeyService keys;

    @Inject
    Revocations revocations;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** In words; empty where the verdict says it all. */
    String of(TokenCheck check, Verdict verdict, Explanation explanation) {
        return switch (check) {
            case KEY -> verdict == Verdict.NOT_REACHED ? "" : key(explanation);
            case CLAIMS -> String.join(", ", explanation.unfit());
            case KEY_AUDIENCE ->
                told(explanation, token -> "aud is " + token.claims().aud().text());
            case ISSUER -> verdict == Verdict.FAILED ? "this issuer is " + issuer.url() : "";
            case REVOKED -> told(explanation, this::cause);
            case EXPIRES -> told(explanation, token -> "exp is " + told(token.expiresAt()));
            case ISSUED ->
                told(explanation, token -> "iat is " + told(token.claims().issuedAt()));
            case LIFETIME -> told(explanation, token -> seconds(token) + " s");
            case SIZE, PARTS, HEADER_JSON, CLAIMS_JSON, HEADER_MEMBERS, TYPE, ALGORITHM, SIGNATURE, NOT_BEFORE -> "";
        };
    }

    private static String told(Explanation explanation, Function<VerifiedAccessToken, String> words) {
        return explanation.verified().map(words).orElse("");
    }

    private String cause(VerifiedAccessToken token) {
        return revocations
                .cause(token.issued())
                .map(what -> "revoked by its " + what.wire())
                .orElse("");
    }

    private String told(Instant time) {
        long seconds = Duration.between(clock.instant(), time).toSeconds();
        return time + ", " + (seconds < 0 ? -seconds + " s ago" : "in " + seconds + " s");
    }

    private static long seconds(VerifiedAccessToken token) {
        return Duration.between(token.claims().issuedAt(), token.expiresAt()).toSeconds();
    }

    /** Also of a key that is not trusted any more: that is what most refusals of good tokens come from. */
    private String key(Explanation explanation) {
        return explanation
                .kid()
                .map(KeyId::new)
                .flatMap(keys::find)
                .map(Details::told)
                .orElse("no key of this id is known here");
    }

    private static String told(KeyRecord key) {
        return key.audience() == null
                ? "a key of ID tokens, " + key.state()
                : "a key of the audience " + key.audience() + ", " + key.state();
    }
}
