package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guard's refusals look like from outside (RFC 6750 3). */
final class Refusal {
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

    /** R0: nothing usable was presented. */
    static void assertNoToken(Answer answer) {
        answer.isProblem(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"boxoffice\"");
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
