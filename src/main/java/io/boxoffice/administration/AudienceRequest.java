package io.boxoffice.administration;

import io.boxoffice.audience.AudValue;
import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.FixedResources;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.audience.ResourceUri;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.audience.Verifiers;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body that registers an audience, and the merge patch (RFC 7396) that changes one. */
public final class AudienceRequest {
    private static final String SCOPE_DESCRIPTIONS = "scope_descriptions";
    private static final String[] MEMBERS = {
        "name",
        "description",
        "access_token_lifetime",
        "refresh_token_idle",
        "refresh_token_absolute",
        "retry_window",
        "signing_alg",
        "status_list",
        "max_sessions",
        "on_max_sessions",
        "scopes",
        SCOPE_DESCRIPTIONS,
        "resource",
        "aud",
        "second_factor",
        "verifiers"
    };
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_SCOPES = 100;
    private static final int MAX_SCOPE_DESCRIPTION = 200;

    private AudienceRequest() {}

    /** The name of a new audience. */
    public static Audience audience(Body body) {
        String name = body.only(MEMBERS).text("name");
        if (!Audience.isName(name)) {
            throw BodyRefused.malformed("The member name must match [a-z][a-z0-9-]{0,62}.");
        }
        return new Audience(name);
    }

    /** The values that an audience has once the patch is applied. */
    public static OwnPolicy patched(AudienceRecord present, Body patch, Issuer issuer) {
        if (patch.only(MEMBERS).has("name")) {
            throw BodyRefused.malformed("The name of an audience cannot be changed.");
        }
        Body merged = patch.mergedInto(AudienceView.of(present, issuer));
        return policy(present.audience(), merged, issuer, patch);
    }

    /** The values of a new audience. */
    public static OwnPolicy policy(Body body, Issuer issuer) {
        return policy(audience(body), body, issuer, body);
    }

    /** The values of an audience that is named elsewhere: no member is its name. */
    public static OwnPolicy policy(Audience audience, Body body, Issuer issuer) {
        if (body.only(MEMBERS).has("name")) {
            throw BodyRefused.malformed("The name of an audience is no member of it here.");
        }
        return policy(audience, body, issuer, body);
    }

    private static OwnPolicy policy(Audience audience, Body body, Issuer issuer, Body asked) {
        Scopes scopes = scopes(body);
        return new OwnPolicy(
                description(body),
                body.optionalDuration("access_token_lifetime", TokenLifetimes.MIN_ACCESS, TokenLifetimes.MAX_ACCESS)
                        .orElse(null),
                body.optionalDuration("refresh_token_idle", TokenLifetimes.MIN_REFRESH, TokenLifetimes.MAX_ABSOLUTE)
                        .orElse(null),
                body.optionalDuration("refresh_token_absolute", TokenLifetimes.MIN_REFRESH, TokenLifetimes.MAX_ABSOLUTE)
                        .orElse(null),
                body.optionalDuration("retry_window", Duration.ZERO, TokenLifetimes.MAX_RETRY_WINDOW)
                        .orElse(null),
                body.optionalRead("signing_alg", SigningAlg::parse, "one of RS256, PS256, ES256, EdDSA, HS256")
                        .orElse(null),
                body.optionalFlag("status_list").orElse(false),
                body.optionalInteger("max_sessions", 1, Integer.MAX_VALUE).orElse(null),
                body.optionalRead("on_max_sessions", OnMaxSessions::parse, "reject or end_oldest")
                        .orElse(null),
                scopes,
                descriptions(body, scopes, asked),
                resource(body, audience, issuer),
                body.optionalRead("aud", AudValue::parse, "name or resource").orElse(AudValue.NAME),
                body.optionalRead("second_factor", SecondFactor::parse, "off, if_enrolled or required")
                        .orElse(null),
                verifiers(body));
    }

    private static Verifiers verifiers(Body body) {
        Set<String> names = body.optionalTexts("verifiers").orElse(Set.of());
        if (names.size() > Verifiers.MOST || !names.stream().allMatch(Verifiers::isName)) {
            throw BodyRefused.malformed(
                    "The member verifiers must be at most 16 names that match [a-z][a-z0-9-]{0,62}.");
        }
        return Verifiers.of(names);
    }

    /** What it has anyway is no value of its own: it goes along with the issuer. */
    private static @Nullable ResourceUri resource(Body body, Audience audience, Issuer issuer) {
        return body.optionalRead("resource", ResourceUri::parse, ResourceUri.RULE)
                .filter(given -> FixedResources.of(issuer, audience)
                        .filter(given::equals)
                        .isEmpty())
                .orElse(null);
    }

    /** The words of a scope go with it; to describe one that the audience does not have is a mistake. */
    private static Map<String, String> descriptions(Body body, Scopes scopes, Body asked) {
        asked.optionalObject(SCOPE_DESCRIPTIONS)
                .map(ObjectNode::propertyNames)
                .filter(named -> !scopes.values().containsAll(named))
                .ifPresent(_ -> {
                    throw BodyRefused.malformed("The member scope_descriptions names a scope that is not in scopes.");
                });
        Map<String, String> described = new TreeMap<>();
        body.optionalObject(SCOPE_DESCRIPTIONS)
                .ifPresent(all -> all.properties().stream()
                        .filter(entry -> scopes.contains(entry.getKey()))
                        .forEach(entry -> described.put(entry.getKey(), described(entry.getValue()))));
        return described;
    }

    private static String described(JsonNode words) {
        if (!words.isString()
                || words.stringValue().isEmpty()
                || words.stringValue().codePointCount(0, words.stringValue().length()) > MAX_SCOPE_DESCRIPTION) {
            throw BodyRefused.malformed("Each member of scope_descriptions must be a string of 1 to 200 characters.");
        }
        return words.stringValue();
    }

    private static String description(Body body) {
        String description = body.optionalText("description").orElse("");
        if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
            throw BodyRefused.malformed("The member description must be at most 500 characters.");
        }
        return description;
    }

    private static Scopes scopes(Body body) {
        Set<String> scopes = body.optionalTexts("scopes").orElse(Set.of());
        if (scopes.size() > MAX_SCOPES || !scopes.stream().allMatch(Scopes::isToken)) {
            throw BodyRefused.malformed("The member scopes must be at most 100 scope tokens (RFC 6749 3.3).");
        }
        return Scopes.of(scopes);
    }
}
