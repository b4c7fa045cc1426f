package io.boxoffice.refresh;

import java.util.Optional;

/** The use of a living token as it is to be written: worked out before anything is. */
public final class Rotation {
    private final RefreshTokenValue next;
    private final byte[] hash;
    private final Optional<Waypoints> waypoints;
    private final int living;
    private final IssuedRefreshToken issued;

    /**
     * @param living the generation of the token that is used
     * @param next the token that is good afterwards: its successor, or the same one
     * @param hash what is stored of it
     * @param waypoints those of the session by then; nothing where they stay
     */
    Rotation(
            int living, RefreshTokenValue next, byte[] hash, Optional<Waypoints> waypoints, IssuedRefreshToken issued) {
        this.living = living;
        this.next = next;
        this.hash = hash;
        this.waypoints = waypoints;
        this.issued = issued;
    }

    int living() {
        return living;
    }

    RefreshTokenValue next() {
        return next;
    }

    byte[] hash() {
        return hash;
    }

    Optional<Waypoints> waypoints() {
        return waypoints;
    }

    /** What goes out once it is written. */
    public IssuedRefreshToken issued() {
        return issued;
    }
}
