package io.boxoffice.clients;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.transport.WebOrigin;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client registers by its metadata document (draft-ietf-oauth-client-id-metadata-document 4): who it is and where answers go, by the rules that hold for every
 * public client (RFC 7591 2). What it may get is not its own to say, and no address in it is ever asked. Members that are not known here count for nothing.
 */
final class DocumentReading {
    /** As they stand there. */
    private static final Set<String> TAKEN = Set.of(
            "client_name",
            "client_uri",
            "token_endpoint_auth_method",
            "redirect_uris",
            "post_logout_redirect_uris",
            "require_pushed_authorization_requests",
            "dpop_bound_access_tokens",
            "id_token_signed_response_alg");

    /** More than that a public client has nothing of. */
    private static final Set<String> GRANTS =
            Set.of(GrantType.AUTHORIZATION_CODE.wire(), GrantType.REFRESH_TOKEN.wire());

    private static final Set<String> SECRETS = Set.of("client_secret", "client_secret_expires_at");

    private DocumentReading() {}

    /** Reads the document at the address that an id is; {@link BodyRefused} with the reason for one that registers no client. */
    static Registration of(ClientId id, ObjectNode document) {
        Body body = new Body(document);
        require(body.text("client_id").equals(id.value()), "client_id must be the address of the document.");
        require(SECRETS.stream().noneMatch(body::has), "A document has no secret.");
        require(
                body.text("token_endpoint_auth_method").equals(AuthenticationMethod.NONE.wire()),
                "token_endpoint_auth_method must be none.");
        Registration registration = RegistrationReading.read(new Body(projected(id, document)));
        new RegistrationRules(registration).refusal().ifPresent(refusal -> {
            throw BodyRefused.malformed(refusal);
        });
        return registration;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw BodyRefused.malformed(otherwise);
        }
    }

    private static ObjectNode projected(ClientId id, ObjectNode document) {
        ObjectNode own = document.deepCopy();
        own.retain(TAKEN);
        own.put("type", ClientType.PUBLIC.wire());
        own.set("grant_types", grants(document));
        if (!own.has("client_name")) {
            own.put("client_name", id.host().orElseThrow());
        }
        if (!isOfSameOrigin(id, new Body(document).optionalText("client_uri"))) {
            own.remove("client_uri");
        }
        return own;
    }

    /** Without any, a client has the one of the code (RFC 7591 2). */
    private static ArrayNode grants(ObjectNode document) {
        Set<String> named =
                new Body(document).optionalTexts("grant_types").orElse(Set.of(GrantType.AUTHORIZATION_CODE.wire()));
        ArrayNode kept = document.arrayNode();
        named.stream().filter(GRANTS::contains).forEach(kept::add);
        return kept;
    }

    /** A page elsewhere would lend the client a name that is not its own. */
    private static boolean isOfSameOrigin(ClientId id, Optional<String> page) {
        return page.flatMap(WebOrigin::ofAddress).equals(WebOrigin.ofAddress(id.value()));
    }
}
