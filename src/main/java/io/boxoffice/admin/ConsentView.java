package io.boxoffice.admin;

import io.boxoffice.consent.GivenConsent;
import java.time.Instant;
import java.util.List;

/** A consent as its user sees it. */
record ConsentView(String clientId, String audience, List<String> scopes, Instant givenAt) {
    static ConsentView of(GivenConsent consent) {
        return new ConsentView(
                consent.client().value(),
                consent.audience().name(),
                List.copyOf(consent.scope().values()),
                consent.givenAt());
    }
}
