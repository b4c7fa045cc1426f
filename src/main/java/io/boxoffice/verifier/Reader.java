package io.boxoffice.verifier;

import io.boxoffice.oauth.Audience;

/** A verifier of an audience, by its registered name, at one of the two things that it reads. */
public record Reader(Audience audience, String verifier, Source source) {}
