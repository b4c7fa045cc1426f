package io.boxoffice.grant;

import io.boxoffice.clients.CallingClient;
import io.boxoffice.clients.Client;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import io.boxoffice.transport.RequestSource;
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
import jakarta.ws.rs.core.Response;

/** {@code POST /oauth2/token} (RFC 6749 3.2 and 5): a client shows who it is and what it was given, and gets a token for exactly one audience. */
@ApplicationScoped
@Open
@Limited(Limit.CLIENT)
@Path("/oauth2/token")
public class TokenResource {
    @Inject
    CallingClient caller;

    @Inject
    ClientCredentialsGrant clientCredentials;

    @Inject
    AuthorizationCodeGrant authorizationCode;

    @Inject
    RefreshTokenGrant refreshToken;

    @Inject
    DeviceCodeGrant deviceCode;

    @Inject
    TokenExchangeGrant tokenExchange;

    @Inject
    ShownKey shownKey;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response token(Parameters form) {
        Client client = caller.require(http, form);
        GrantType grant = GrantType.parse(form.text("grant_type")).orElseThrow(TokenResource::unsupported);
        if (!client.mayUse(grant)) {
            throw new OAuthException(ErrorCode.UNAUTHORIZED_CLIENT, "The client is not registered for this grant.");
        }
        return Response.ok(tokens(grant, new GrantRequest(client, form, shownKey.of(http, client), device())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    private TokenResponse tokens(GrantType grant, GrantRequest request) {
        return switch (grant) {
            case CLIENT_CREDENTIALS -> clientCredentials.tokens(request);
            case AUTHORIZATION_CODE -> authorizationCode.tokens(request);
            case REFRESH_TOKEN -> refreshToken.tokens(request);
            case TOKEN_EXCHANGE -> tokenExchange.tokens(request);
            case DEVICE_CODE -> deviceCode.tokens(request);
            case FIRST_PARTY -> throw unsupported();
        };
    }

    private Device device() {
        return new Device(RequestSource.of(http).address(), http.getHeader(HttpHeaders.USER_AGENT));
    }

    private static OAuthException unsupported() {
        return new OAuthException(ErrorCode.UNSUPPORTED_GRANT_TYPE, "The grant_type is none of this service's.");
    }
}
