package io.boxoffice.admin;

import io.boxoffice.account.ImportedUser;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.Profile;
import io.boxoffice.account.User;
import io.boxoffice.account.UserView;
import io.boxoffice.account.Username;
import io.boxoffice.hash.ForeignHash;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body that makes a user, with a password, with the hash of one or without, and the merge patch (RFC 7396) that changes a user. What is
 * absent or {@code null} is the role {@code user}, no tenant, no audiences, no scopes, no claims, enabled.
 */
final class UserRequest {
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final String PASSWORD = "password";
    private static final String PASSWORD_HASH = "password_hash";
    private static final String[] MEMBERS = {
        "username",
        PASSWORD,
        "roles",
        "tenant",
        "audiences",
        "scopes",
        "claims",
        "enabled",
        "name",
        EMAIL,
        EMAIL_VERIFIED
    };

    private UserRequest() {}

    /** A user; one without a password has one that nobody knows, until they set one by a link. */
    static NewUser created(Body body) {
        body.only(MEMBERS);
        Profile profile = profile(body, scopes(body));
        return new NewUser(
                profile.username(),
                body.has(PASSWORD)
                        ? new Secret(body.text(PASSWORD))
                        : RandomSecret.random().text(),
                profile.roles(),
                profile.tenant(),
                profile.grants(),
                profile.claims(),
                profile.enabled(),
                profile.details());
    }

    /** Whether it makes a user who brings the hash of their password. */
    static boolean isImport(Body body) {
        return body.has(PASSWORD_HASH);
    }

    /** A user who brings the hash of their password from elsewhere, and so has no password here. */
    static ImportedUser imported(Body body) {
        if (body.has(PASSWORD)) {
            throw BodyRefused.malformed("The member password cannot be taken beside password_hash, nor in an import.");
        }
        ForeignHash hash = ForeignHash.parse(body.text(PASSWORD_HASH))
                .orElseThrow(
                        () -> BodyRefused.malformed("The member password_hash must be " + ForeignHash.TAKES + "."));
        if (!hash.isAffordable()) {
            throw BodyRefused.malformed("The member password_hash costs more than a login may take.");
        }
        Body rest = body.without(PASSWORD_HASH).only(MEMBERS);
        return new ImportedUser(profile(rest, scopes(rest)), hash);
    }

    /** What an administrator wants of a user once the patch is applied. */
    static Profile patched(User present, Body patch) {
        Body merged = patch.only(MEMBERS).mergedInto(UserView.of(present));
        Profile wanted = profile(merged, scopesLeft(merged, patch));
        boolean isAnother =
                !Objects.equals(present.details().email(), wanted.details().email());
        return isAnother && !patch.has(EMAIL_VERIFIED) ? wanted.withEmailUnverified() : wanted;
    }

    /** The new password, if the patch has one; it cannot be taken away. */
    static Optional<Secret> password(Body patch) {
        return patch.has(PASSWORD) ? Optional.of(new Secret(patch.text(PASSWORD))) : Optional.empty();
    }

    /** Whether the patch says that the user may log in: that lifts their locks too. */
    static boolean unlocks(Body patch) {
        return patch.optionalFlag("enabled").orElse(false);
    }

    private static Profile profile(Body body, Map<String, Set<String>> scopes) {
        return new Profile(
                Username.of(body.text("username")).orElseThrow(() -> BodyRefused.malformed(Username.RULE)),
                List.copyOf(body.optionalTexts("roles").orElse(Set.of("user"))),
                body.optionalText("tenant").orElse(null),
                granted(audiences(body), scopes),
                body.optionalObject("claims").orElseGet(JsonNodeFactory.instance::objectNode),
                body.optionalFlag("enabled").orElse(true),
                details(body));
    }

    private static PersonalDetails details(Body body) {
        return new PersonalDetails(
                body.optionalText("name").orElse(null),
                body.optionalText(EMAIL).orElse(null),
                body.optionalFlag(EMAIL_VERIFIED).orElse(false));
    }

    private static Set<String> audiences(Body body) {
        return body.optionalTexts("audiences").orElse(Set.of());
    }

    private static Map<String, Set<String>> scopes(Body body) {
        return body.optionalTextsByName("scopes").orElse(Map.of());
    }

    /** The scopes of an audience go with its grant, unless the patch itself asks for them. */
    private static Map<String, Set<String>> scopesLeft(Body merged, Body patch) {
        Set<String> kept = audiences(merged);
        Set<String> asked = Set.copyOf(
                patch.optionalObject("scopes").map(ObjectNode::propertyNames).orElse(Set.of()));
        Map<String, Set<String>> left = new HashMap<>(scopes(merged));
        left.keySet().removeIf(audience -> !kept.contains(audience) && !asked.contains(audience));
        return left;
    }

    private static Grants granted(Set<String> audiences, Map<String, Set<String>> scopes) {
        if (!audiences.containsAll(scopes.keySet())) {
            throw BodyRefused.malformed("scopes names an audience that audiences does not.");
        }
        Map<Audience, Scopes> granted = new HashMap<>();
        for (String audience : audiences) {
            if (!Audience.isName(audience)) {
                throw BodyRefused.malformed("An audience is unknown, or has not all of the scopes.");
            }
            granted.put(new Audience(audience), Scopes.of(scopes.getOrDefault(audience, Set.of())));
        }
        return Grants.of(granted);
    }
}
