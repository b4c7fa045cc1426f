package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.util.UUID;

/** Whose session it is and what it is good for. */
public record SessionFacts(UUID id, UUID accountId, Audience audience, Scopes scope) {}
