package io.boxoffice.system;

import io.boxoffice.signing.BenchAlg;
import java.util.Locale;

/** What the product is asked for under load, and what that cannot cost less than. */
enum Work {
    OPEN("open, `GET /.well-known/openid-configuration`"),
    GUARDED("guarded, `GET /api/server/me`"),
    DPOP_GUARDED("DPoP-guarded, the same with a bound token and a fresh proof by ES256"),
    REFRESH("refresh, RS256"),
    REFRESH_ELLIPTIC("refresh, ES256"),
    CLIENT_REFRESH("refresh of a client with a secret, RS256"),
    CLIENT_CREDENTIALS("client credentials, RS256"),
    CODE_FLOW("code flow of a client with a secret, signed in before, RS256 twice"),
    INTROSPECTION("introspection"),
    LOGIN("login");

    private final String words;

    Work(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As a file of figures names it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** CPU milliseconds. An open request has nothing below it: a signature says how fast the processors are. */
    double floor(Figures open, Floors floors) {
        return switch (this) {
            case OPEN -> floors.signature(BenchAlg.RS256);
            case GUARDED, DPOP_GUARDED, INTROSPECTION -> open.cpuMillis();
            case REFRESH, CLIENT_REFRESH -> floors.change(open, BenchAlg.RS256);
            case REFRESH_ELLIPTIC -> floors.change(open, BenchAlg.ES256);
            case CLIENT_CREDENTIALS -> floors.issue(open, BenchAlg.RS256);
            case CODE_FLOW -> 2 * floors.change(open, BenchAlg.RS256);
            case LOGIN -> floors.hash().cpuMillis();
        };
    }
}
