package io.boxoffice.system;

import java.util.ArrayList;
import java.util.List;

/** What a session must be after whatever happened to it, in the simplest words; the server is compared with it. */
final class SessionModel {
    /** What a presented token must come to. */
    enum Expected {
        NEXT,
        THE_SAME_AGAIN,
        REFUSED
    }

    /** The tokens that went out, a generation each; the last one is the living one. */
    final List<Tokens> tokens = new ArrayList<>();

    boolean ended;
    int reuses;
    private boolean windowIsOver;
    private boolean idleForTooLong;

    SessionModel(Tokens first) {
        tokens.add(first);
    }

    Tokens newest() {
        return tokens.getLast();
    }

    /** A token of this many generations ago, or the first. */
    Tokens before(int generations) {
        return tokens.get(Math.max(0, tokens.size() - 1 - generations));
    }

    Expected present(Tokens presented) {
        int age = tokens.size() - 1 - tokens.indexOf(presented);
        if (ended || idleForTooLong) {
            return Expected.REFUSED;
        }
        if (age == 0) {
            windowIsOver = false;
            return Expected.NEXT;
        }
        if (age == 1 && !windowIsOver) {
            return Expected.THE_SAME_AGAIN;
        }
        ended = true;
        reuses++;
        return Expected.REFUSED;
    }

    void end() {
        ended = true;
    }

    void windowPasses() {
        windowIsOver = true;
    }

    void idleTimePasses() {
        idleForTooLong = true;
    }
}
