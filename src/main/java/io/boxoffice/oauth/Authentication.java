package io.boxoffice.oauth;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When and how a user showed who they are.
 *
 * @param at the claim {@code auth_time} (OpenID Connect Core 2)
 * @param methods the claim {@code amr} (RFC 8176)
 * @param level the claim {@code acr}
 */
public record Authentication(Instant at, Set<Method> methods, Level level) {
    /** How (RFC 8176 2). */
    public enum Method {
        /** A password. */
        PWD;

        /** As it stands in {@code amr}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How sure that is (NIST SP 800-63B-4 2). */
    public enum Level {
        /** One factor. */
        AAL1;

        /** As it stands in {@code acr}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Authentication {
        methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
    }

    /** With a password, and nothing else. */
    public static Authentication byPassword(Instant now) {
        return new Authentication(now, Set.of(Method.PWD), Level.AAL1);
    }

    /** As it was stored: the methods with one space between them ({@link #amr}), the level in its wire form. */
    public static Authentication stored(Instant at, String amr, String acr) {
        Collection<Method> methods = Arrays.stream(amr.split(" "))
                .map(method -> Method.valueOf(method.toUpperCase(Locale.ROOT)))
                .toList();
        return new Authentication(at, Set.copyOf(methods), Level.valueOf(acr.toUpperCase(Locale.ROOT)));
    }

    /** The methods with one space between them. */
    public String amr() {
        return methods.stream().map(Method::wire).collect(Collectors.joining(" "));
    }
}
