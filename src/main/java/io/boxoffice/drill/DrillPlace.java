package io.boxoffice.drill;

import io.boxoffice.oauth.Audience;

/** An audience, and a kind of drill there. */
public record DrillPlace(Audience audience, DrillKind kind) {}
