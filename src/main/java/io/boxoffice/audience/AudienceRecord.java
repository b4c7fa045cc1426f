package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;

/**
 * A registered audience as administrators see it.
 *
 * @param version changes with every change of the audience
 */
public record AudienceRecord(Audience audience, OwnPolicy own, long version) {}
