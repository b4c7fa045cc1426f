package io.boxoffice.system;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * Somebody with one session at a time, who keeps to the contract: an answer that did not come is asked for again, with the
 * same refresh token. What they must not see they note as a breach. One call at a time.
 */
final class LoadUser {
    /** How often they try with tokens whose session has ended, before they log in anew. */
    private static final int TRIES_AFTER_THE_END = 3;

    /** An end is felt on every node within this time. */
    private static final long FELT_NANOS = 1_000_000_000;

    private enum Life {
        NEW,
        LIVING,
        ENDING,
        ENDED
    }

    /** The tokens of a session that was ended, by logout or revocation. */
    record Over(Tokens tokens, long sinceNanos) {
        /** Whether every node must know of it by now. */
        boolean isFelt() {
            return System.nanoTime() - sinceNanos > FELT_NANOS;
        }
    }

    private final Person person;
    private final Traffic traffic;
    private final RandomGenerator random;
    private final List<Over> over = new CopyOnWriteArrayList<>();
    private Life life = Life.NEW;
    private Tokens tokens = new Tokens("", "", "", "");
    private boolean mustRefresh;
    private boolean byAdmin;
    private int rotations;
    private int tries;
    private long endNanos;

    LoadUser(Person person, Traffic traffic, RandomGenerator random) {
        this.person = person;
        this.traffic = traffic;
        this.random = random;
    }

    /** The next call, whichever is due. */
    void call() {
        switch (life) {
            case NEW -> login();
            case LIVING -> live();
            case ENDING -> end();
            case ENDED -> tryAfterTheEnd();
        }
    }

    void login() {
        Answer answer = traffic.post(
                "login",
                "/auth/login",
                Json.object("username", person.username(), "password", person.password(), "audience", "other"));
        if (answer.status() == 200) {
            tokens = Tokens.of(answer);
            rotations = 0;
            tries = 0;
            life = Life.LIVING;
        } else if (answer.status() != 429) {
            mustBeAway(answer, "login");
        }
    }

    private void live() {
        int dice = random.nextInt(100);
        if (mustRefresh || dice < 30) {
            refresh();
        } else if (dice < 96) {
            look();
        } else {
            byAdmin = dice == 99;
            life = Life.ENDING;
            end();
        }
    }

    private void refresh() {
        Answer answer = traffic.post("refresh", "/auth/refresh", Json.object("refresh_token", tokens.refresh()));
        mustRefresh = answer.status() != 200;
        if (mustRefresh) {
            mustBeAway(answer, "refresh");
        } else {
            tokens = Tokens.of(answer);
            rotations++;
        }
    }

    private void look() {
        Answer answer = traffic.get("guarded", "/api/other/user", tokens.access());
        mustRefresh = answer.status() == 401 && traffic.mayRefuse(tokens);
        if (answer.status() != 200 && !mustRefresh) {
            mustBeAway(answer, "a living session");
        }
    }

    private void end() {
        Answer answer = byAdmin
                ? traffic.asAdmin(
                        "revoke",
                        "/api/server/revocations",
                        Json.object("session_id", tokens.session(), "reason", "the drill"))
                : traffic.post("logout", "/auth/logout", Json.object("refresh_token", tokens.refresh()));
        if (answer.status() == 204) {
            life = Life.ENDED;
            endNanos = System.nanoTime();
            over.add(new Over(tokens, endNanos));
        } else {
            mustBeAway(answer, "the end of a session");
        }
    }

    private void tryAfterTheEnd() {
        boolean mustBeFelt = System.nanoTime() - endNanos > FELT_NANOS;
        Answer answer = tries % 2 == 0
                ? traffic.get("guarded, ended", "/api/other/user", tokens.access())
                : traffic.post("refresh, ended", "/auth/refresh", Json.object("refresh_token", tokens.refresh()));
        if (answer.status() == 200 && mustBeFelt) {
            traffic.breach("admitted after its end: " + tokens.session());
        }
        if (++tries == TRIES_AFTER_THE_END) {
            life = Life.NEW;
        }
    }

    /** No answer, or one that says: not now. Any other is a breach. */
    private void mustBeAway(Answer answer, String what) {
        if (answer.status() != 0 && answer.status() / 100 != 5) {
            traffic.breach(what + " of " + person.username() + ", session " + tokens.session() + ": " + answer);
        }
    }

    boolean isLiving() {
        return life == Life.LIVING;
    }

    /** What they hold of a living session. */
    Tokens tokens() {
        return tokens;
    }

    /** The acknowledged rotations of the present session. */
    int rotations() {
        return rotations;
    }

    /** While it is asked for more may be added. */
    List<Over> over() {
        return over;
    }
}
