package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** What the guard's refusals look like from outside (RFC 6750 3). */
final class Refusal {
    /** What one node has ended every other refuses after this time (TV-11). */
    private static final Duration FELT_WITHIN = Duration.ofSeconds(1);

    private Refusal() {}

    /** R: a token was presented and is not good. The rest of the body must not tell why. */
    static void assertInvalidToken(String what, Answer answer) {
        assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .as(what)
                .startsWith("Bearer realm=\"boxoffice\", error=\"invalid_token\"");
        answer.isProblem(401);
        assertThat(answer.header("X-Correlation-Id")).as(what).matches("[A-Za-z0-9._-]{1,64}");
    }

    /** A token that is bound to a key was presented without it (RFC 9449 7.1). */
    static void assertInvalidBoundToken(Answer answer) {
        answer.isProblem(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("DPoP realm=\"boxoffice\", error=\"invalid_token\"")
                .contains("algs=");
    }

    /** What was ended elsewhere is admitted for a while at most; how long that was. */
    static Duration assertFelt(Boxoffice node, String path, String access) {
        return Poll.until("refused at the other", FELT_WITHIN, Duration.ofMillis(10), () -> {
            int status = node.get(path, access).status();
            assertThat(status).isIn(200, 401);
            return status == 401;
        });
    }

    /** R0: nothing usable was presented. */
    static void assertNoToken(Answer answer) {
        answer.isProblem(401);
        assertThat(answer.header("WWW-Authenticate"))
                .matches("Bearer realm=\"boxoffice\"(, resource_metadata=\"https://[^\"]+/api/(server|other)\")?");
    }

    /** F: a good token without the role or the scope. */
    static void assertForbidden(Answer answer) {
        answer.isProblem(403);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"boxoffice\"")
                .contains("error=\"insufficient_scope\"");
    }

    /** The body without what names the one request: this must be the same for every cause. */
    static String constantPart(Answer answer) {
        return answer.body().replaceAll("\"instance\"\\s*:\\s*\"[^\"]*\"", "\"instance\":\"\"");
    }
}
