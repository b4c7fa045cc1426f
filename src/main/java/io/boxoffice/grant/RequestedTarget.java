package io.boxoffice.grant;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.TargetOutcome;
import io.boxoffice.audience.Targets;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The one audience that a request names (RFC 8707 2), or the one that its client is registered with for when it names none. */
@Dependent
class RequestedTarget {
    @Inject
    Targets targets;

    @Inject
    Audiences audiences;

    /** The audience that is named, if one is; refused where it is unknown or there are two. */
    Optional<AudiencePolicy> named(GrantRequest request) {
        return switch (targets.named(
                request.form().texts("resource"), request.form().texts("audience"))) {
            case TargetOutcome.Named named -> Optional.of(named.policy());
            case TargetOutcome.None _ -> Optional.empty();
            case TargetOutcome.Invalid _ -> throw invalid();
        };
    }

    /** The audience of the token; refused where there is none. */
    AudiencePolicy require(GrantRequest request) {
        return named(request)
                .or(() -> Optional.ofNullable(request.client().registration().defaultAudience())
                        .map(Audience::name)
                        .flatMap(audiences::find))
                .orElseThrow(RequestedTarget::invalid);
    }

    static OAuthException invalid() {
        return new OAuthException(
                ErrorCode.INVALID_TARGET, "The audience is missing, unknown or not granted, or there are several.");
    }
}
