package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A client that is built with Nimbus' OAuth SDK: it finds its endpoints by discovery, and reads each answer by its RFC. */
final class NimbusClient {
    private final Boxoffice boxoffice;
    private final AuthorizationServerMetadata server;

    NimbusClient(Boxoffice boxoffice) {
        this.boxoffice = boxoffice;
        this.server = discovered(boxoffice);
    }

    private static AuthorizationServerMetadata discovered(Boxoffice boxoffice) {
        try {
            return AuthorizationServerMetadata.resolve(
                    new Issuer(boxoffice.issuer()),
                    request -> request.setSSLSocketFactory(boxoffice.trust().getSocketFactory()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    AuthorizationServerMetadata server() {
        return server;
    }

    /** A token for {@code audience}, which must come. */
    AccessTokenResponse token(ClientAuthentication client, AuthorizationGrant grant, String audience) {
        return read(send(request(client, grant, audience))).toSuccessResponse();
    }

    /** The same, bound to the key of the proofs (RFC 9449 5). */
    AccessTokenResponse boundToken(
            ClientAuthentication client, AuthorizationGrant grant, String audience, DefaultDPoPProofFactory proofs)
            throws JOSEException {
        HTTPRequest request = request(client, grant, audience);
        request.setDPoP(proofs.createDPoPJWT("POST", server.getTokenEndpointURI()));
        return read(send(request)).toSuccessResponse();
    }

    /** Whatever is answered. */
    TokenResponse tryToken(ClientAuthentication client, AuthorizationGrant grant, String audience) {
        return read(send(request(client, grant, audience)));
    }

    private HTTPRequest request(ClientAuthentication client, AuthorizationGrant grant, String audience) {
        return new TokenRequest.Builder(server.getTokenEndpointURI(), client, grant)
                .customParameter("audience", audience)
                .build()
                .toHTTPRequest();
    }

    private static TokenResponse read(HTTPResponse answer) {
        try {
            return TokenResponse.parse(answer);
        } catch (ParseException unreadable) {
            throw new AssertionError(answer.getBody(), unreadable);
        }
    }

    TokenIntrospectionSuccessResponse introspect(ClientAuthentication client, AccessToken token) throws ParseException {
        return TokenIntrospectionResponse.parse(
                        send(new TokenIntrospectionRequest(server.getIntrospectionEndpointURI(), client, token)
                                .toHTTPRequest()))
                .toSuccessResponse();
    }

    /** The status of the answer. */
    int revoke(ClientAuthentication client, AccessToken token) {
        return send(new TokenRevocationRequest(server.getRevocationEndpointURI(), client, token).toHTTPRequest())
                .getStatusCode();
    }

    /** Calls an API with the token; the status of the answer. */
    int call(String path, AccessToken token) {
        return send(get(path, token)).getStatusCode();
    }

    /** The same with a proof of the token's key (RFC 9449 7.1). */
    int call(String path, AccessToken token, DefaultDPoPProofFactory proofs) throws JOSEException {
        HTTPRequest request = get(path, token);
        request.setDPoP(proofs.createDPoPJWT("GET", address(path), token));
        return send(request).getStatusCode();
    }

    private HTTPRequest get(String path, AccessToken token) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address(path));
        request.setAuthorization(token.toAuthorizationHeader());
        return request;
    }

    private URI address(String path) {
        return URI.create(boxoffice.issuer() + path);
    }

    private HTTPResponse send(HTTPRequest request) {
        try {
            request.setSSLSocketFactory(boxoffice.trust().getSocketFactory());
            return request.send();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static DefaultDPoPProofFactory proofs(ECKey key) throws JOSEException {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
    }
}
