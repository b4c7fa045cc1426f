package io.boxoffice.oauth;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When and how a user showed who they are. What a later release has stored may have words that this one does not know.
 *
 * @param at the claim {@code auth_time} (OpenID Connect Core 2)
 * @param methods the claim {@code amr} (RFC 8176 2)
 * @param level the claim {@code acr}: an assurance level of NIST SP 800-63B-4
 */
public record Authentication(Instant at, SortedSet<String> methods, String level) {
    /** The assurance level of whoever has shown two factors. */
    public static final String TWO_FACTORS = "aal2";

    private static final String ONE_FACTOR = "aal1";

    /** The assurance levels that there are. */
    public static final List<String> LEVELS = List.of(ONE_FACTOR, TWO_FACTORS);

    private static final String PASSWORD = "pwd";
    private static final String ONE_TIME_CODE = "otp";
    private static final String KEY_IN_HARDWARE = "hwk";
    private static final String KEY_IN_SOFTWARE = "swk";
    private static final String PRESENT = "user";
    private static final String SEVERAL = "mfa";
    private static final String ON_ANOTHER_DEVICE = "xdev";

    public Authentication {
        methods = Collections.unmodifiableSortedSet(new TreeSet<>(methods));
    }

    /** With a password, and nothing else. */
    public static Authentication byPassword(Instant now) {
        return new Authentication(now, new TreeSet<>(Set.of(PASSWORD)), ONE_FACTOR);
    }

    /**
     * The same, and a code that is good once, be it of an app or one that was written down (RFC 4949 calls both a one-time password). The time
     * stays that of the password: none of what was shown is older.
     */
    public Authentication withOneTimeCode() {
        SortedSet<String> all = new TreeSet<>(methods);
        all.add(ONE_TIME_CODE);
        all.add(SEVERAL);
        return new Authentication(at, all, TWO_FACTORS);
    }

    /** The same, and a passkey; the time stays likewise. */
    public Authentication withPasskey(boolean isCopied) {
        SortedSet<String> all = new TreeSet<>(methods);
        all.addAll(byPasskey(at, isCopied).methods());
        return new Authentication(at, all, TWO_FACTORS);
    }

    /**
     * With a passkey that has verified its user, which is two factors: the key, and what the user is or knows.
     *
     * @param isCopied whether the key may be on several devices; else it is taken to stay in its hardware
     */
    public static Authentication byPasskey(Instant now, boolean isCopied) {
        String key = isCopied ? KEY_IN_SOFTWARE : KEY_IN_HARDWARE;
        return new Authentication(now, new TreeSet<>(Set.of(key, PRESENT, SEVERAL)), TWO_FACTORS);
    }

    /** The same, as it was shown on another device, which passes a session on (RFC 10027): time and level stay. */
    public Authentication passedOn() {
        SortedSet<String> all = new TreeSet<>(methods);
        all.add(ON_ANOTHER_DEVICE);
        return new Authentication(at, all, level);
    }

    /** Whether it was shown on another device: whoever has this one has shown nothing. */
    public boolean isPassedOn() {
        return methods.contains(ON_ANOTHER_DEVICE);
    }

    /** Whether two factors were shown. */
    public boolean isTwoFactors() {
        return level.equals(TWO_FACTORS);
    }

    /** One factor as it was stored: its methods as {@link #amr} writes them. */
    public static Authentication ofOneFactor(Instant at, String amr) {
        return stored(at, amr, ONE_FACTOR);
    }

    /** As it was stored: the methods as {@link #amr} writes them. */
    public static Authentication stored(Instant at, String amr, String acr) {
        return new Authentication(at, new TreeSet<>(Set.of(amr.split(" "))), acr);
    }

    /** The methods with one space between them. */
    public String amr() {
        return String.join(" ", methods);
    }
}
