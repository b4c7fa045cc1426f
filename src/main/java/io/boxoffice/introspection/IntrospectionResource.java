package io.boxoffice.introspection;

import io.boxoffice.clients.CallingClient;
import io.boxoffice.clients.Client;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code POST /oauth2/introspect}: whether a token is good at the audience whose resource server asks (RFC 7662 2). Whatever is not, be
 * it foreign, revoked, expired or no token at all, has one answer. On request it is signed (RFC 9701).
 */
@ApplicationScoped
@Open
@Limited(Limit.CLIENT)
@Path("/oauth2/introspect")
public class IntrospectionResource {
    static final String SIGNED = "application/token-introspection+jwt";

    private static final String TYPE = "token-introspection+jwt";
    private static final MediaType SIGNED_TYPE = new MediaType("application", TYPE);
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, SIGNED_TYPE).build();

    @Inject
    CallingClient caller;

    @Inject
    Introspection introspection;

    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, SIGNED})
    public Response introspect(Parameters form, @Context Request request) {
        Client client = caller.require(http, form);
        Audience own = client.registration().resourceServerOf();
        if (own == null) {
            throw new OAuthException(
                    ErrorCode.UNAUTHORIZED_CLIENT, 401, "The client is not registered as a resource server.");
        }
        Map<String, Object> answer = introspection.of(form.text("token"), own);
        Variant variant = request.selectVariant(VARIANTS);
        boolean isSigned = variant != null
                && variant.getMediaType().isCompatible(SIGNED_TYPE)
                && !variant.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
        return (isSigned
                        ? Response.ok(signed(client, own, answer), SIGNED)
                        : Response.ok(answer, MediaType.APPLICATION_JSON))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** By the key of the audience; its type keeps it from being taken for an access token (RFC 9701 5). */
    private String signed(Client client, Audience audience, Map<String, Object> answer) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer.url());
        claims.put("aud", client.id().value());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("token_introspection", answer);
        return keys.sign(audience, TYPE, claims);
    }
}
