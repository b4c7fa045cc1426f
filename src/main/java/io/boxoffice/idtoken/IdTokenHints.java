package io.boxoffice.idtoken;

import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an {@code id_token_hint} (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 1.0, 2). It is good long after its {@code exp}: it says who
 * was meant, and lets nobody in.
 */
@ApplicationScoped
public class IdTokenHints {
    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    /** The hint that a text is; nothing for any that is not, as it stands, an ID token of ours under a key that is still published. */
    public Optional<IdTokenHint> read(String text) {
        return CompactJws.parse(text)
                .filter(token -> isOurs(text, token.header()))
                .map(CompactJws::claims)
                .filter(claims -> text(claims, IdTokenClaimNames.ISSUER)
                        .filter(issuer.url()::equals)
                        .isPresent())
                .flatMap(IdTokenHints::hint);
    }

    private boolean isOurs(String text, ObjectNode header) {
        Optional<String> alg = text(header, "alg");
        Optional<KeyId> kid = text(header, "kid").flatMap(KeyId::parse);
        boolean isWhole = alg.isPresent() && kid.isPresent() && header.size() == 3;
        return isWhole
                && text(header, "typ").filter(IdTokens.TYPE::equals).isPresent()
                && keys.ofIdTokens(kid.get())
                        .filter(key -> key.alg().equals(alg.get()) && key.verifies(text))
                        .isPresent();
    }

    private static Optional<IdTokenHint> hint(ObjectNode claims) {
        Optional<ClientId> client = text(claims, IdTokenClaimNames.AUDIENCE).flatMap(ClientId::parse);
        Optional<SignInId> signIn = text(claims, IdTokenClaimNames.SIGN_IN).flatMap(SignInId::parse);
        return text(claims, IdTokenClaimNames.SUBJECT)
                .flatMap(UserId::parse)
                .flatMap(user -> client.map(issued -> new IdTokenHint(user, issued, signIn)));
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return object.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
