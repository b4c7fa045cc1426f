package io.boxoffice.system;

import java.time.Duration;

/**
 * One request of a user and what became of it.
 *
 * @param begun of {@link System#nanoTime}
 * @param status 0 where no answer came
 * @param retryAfter the header, empty where there was none
 * @param said the body of a refusal, or why no answer came
 */
record Exchange(String what, long begun, Duration took, int status, String retryAfter, String said) {
    /** Answered by yes, by the no that its user had to expect, or by the one that a busy machine may give to a login. */
    boolean isServed() {
        return status / 100 == 2 || status == 400 || status == 401 || isSlowedDown();
    }

    /** The one answer that a node may give instead while its database is away. */
    boolean isPutOff() {
        return status == 503 && retryAfter.matches("[1-9][0-9]*");
    }

    boolean isSlowedDown() {
        return status == 429 && isLogin();
    }

    /** A guarded request of a living session that was refused. */
    boolean isRefusedAlive() {
        return what.equals("guarded") && status == 401;
    }

    boolean isLogin() {
        return what.equals("login");
    }

    boolean isBetween(long from, long to) {
        return begun >= from && begun < to;
    }
}
