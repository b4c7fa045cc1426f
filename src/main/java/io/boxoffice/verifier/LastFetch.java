package io.boxoffice.verifier;

import java.time.Instant;

/** When a verifier last read something, to the millisecond. */
public record LastFetch(String verifier, Source source, Instant at) {}
